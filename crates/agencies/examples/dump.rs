fn main() {
    let csv = std::fs::read("gazetteer.csv").unwrap();
    let mut l = polynym_gazetteer::Loader::new();
    l.layer("gazetteer.csv", &csv);
    let g = l.finish().into_result().unwrap();
    let mut out = Vec::new();
    let t = std::time::Instant::now();
    let n = polynym_agencies::write_csv(&g, &mut out).unwrap();
    eprintln!("{n} in {:?}, {} bytes", t.elapsed(), out.len());
    std::fs::write("/tmp/mingen/agencies.csv", &out).unwrap();
    let t = std::time::Instant::now();
    l = polynym_gazetteer::Loader::new();
    l.layer("gazetteer.csv", &csv);
    l.layer("agencies.csv", &out);
    let loaded = l.finish();
    eprintln!("{:?}", t.elapsed());
    for f in &loaded.findings { if f.to_string().contains("agencies") { eprintln!("{f}"); } }
    eprintln!("{}", loaded.gazetteer.len());
}
