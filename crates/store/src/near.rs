//! Bytes brought near before they are asked for: tables are larger than the processor's caches, and who knows what it will ask for next
//! need not wait for it.

/// Tells the processor that the byte at a place will be read soon; nothing if there is none, or where this can't be said.
#[inline(always)]
pub(crate) fn prefetch(bytes: &[u8], at: usize) {
    #[cfg(target_arch = "x86_64")]
    if let Some(byte) = bytes.get(at) {
        use std::arch::x86_64::{_MM_HINT_T0, _mm_prefetch};
        // SAFETY: a hint about a byte that is there; it reads and changes nothing that the program could see.
        #[allow(unsafe_code, reason = "there is no other way to say it")]
        unsafe {
            _mm_prefetch::<_MM_HINT_T0>(std::ptr::from_ref(byte).cast());
        }
    }
    #[cfg(not(target_arch = "x86_64"))]
    let _ = (bytes, at);
}
