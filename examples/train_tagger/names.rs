//! Where the trained model and its labels disagree: what a person should look at.

use std::io::{self, Write};
use std::path::Path;

use super::corrections::Studied;
use super::crf::{Chains, Crf, Pass};

/// Writes the words whose label the model finds improbable: label, best label, probability, surroundings.
pub fn doubts(path: &Path, articles: &[Studied], chains: &Chains, crf: &Crf) -> io::Result<()> {
    let mut file = io::BufWriter::new(std::fs::File::create(path)?);
    let mut pass = Pass::default();
    let mut chain = chains.chains.iter();
    for article in articles {
        for region in &article.sheet.regions {
            let Some(chain) = chain.next() else { return Ok(()) };
            let rows = crf.marginals(chains, chain, &mut pass);
            for (offset, (row, allowed)) in rows.iter().zip(&chain.allowed).enumerate() {
                let kept: f32 = (0..7).filter(|label| allowed >> label & 1 == 1).map(|label| row[label]).sum();
                if kept < 0.1 {
                    let best = (0..7).max_by(|a, b| row[*a].total_cmp(&row[*b])).unwrap_or(0);
                    let rank = region.first + offset;
                    let around: Vec<&str> =
                        (rank.saturating_sub(4)..rank + 5).map(|rank| article.words.folded(rank)).collect();
                    writeln!(
                        file,
                        "{}\t{allowed:07b}\t{best}\t{kept:.3}\t{}",
                        article.words.folded(rank),
                        around.join(" ")
                    )?;
                }
            }
        }
    }
    Ok(())
}
