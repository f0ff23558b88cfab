//! Times of several engines over the same work, in turns.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// What a round of one engine takes at least.
const ROUND: Duration = Duration::from_millis(150);

/// Something that does all of the work once, and gives a number that depends on all of it.
pub(crate) type Work<'a> = Box<dyn FnMut() -> usize + 'a>;

/// Seconds that each engine takes for the work: the median over rounds, each engine once a round.
pub(crate) fn medians(engines: &mut [(String, Work<'_>)], rounds: usize) -> Vec<f64> {
    let mut times = vec![Vec::new(); engines.len()];
    for _ in 0..rounds {
        for ((_, work), times) in engines.iter_mut().zip(&mut times) {
            let start = Instant::now();
            let mut runs = 0;
            while start.elapsed() < ROUND {
                black_box(work());
                runs += 1;
            }
            times.push(start.elapsed().as_secs_f64() / f64::from(runs));
        }
    }
    times.into_iter().map(median).collect()
}

/// The middle one of some times; there is at least one.
pub(crate) fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
