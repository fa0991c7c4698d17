//! A sum over what was kept, so that a flipped bit isn't taken for the truth. Not against malice: that is encryption's task.

/// FNV-1a over all parts, each with its length, so that nothing can move from one to the next.
pub(super) fn sum(parts: &[&[u8]]) -> i64 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut take = |byte: u8| hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    for part in parts {
        part.len().to_be_bytes().into_iter().for_each(&mut take);
        part.iter().copied().for_each(&mut take);
    }
    hash.cast_signed()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flipped_bit_or_a_moved_border_changes_the_sum() {
        let whole = sum(&[b"Hello", b"there"]);
        assert_eq!(whole, sum(&[b"Hello", b"there"]), "the same again");
        assert_ne!(whole, sum(&[b"Hellot", b"here"]), "the border moved");
        for bit in 0..8 {
            let flipped = [b'H' ^ (1 << bit), b'e', b'l', b'l', b'o'];
            assert_ne!(whole, sum(&[&flipped, b"there"]), "bit {bit}");
        }
    }
}
