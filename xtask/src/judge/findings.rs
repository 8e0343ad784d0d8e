//! Decides what goes into an experiment's file: what its programs do, in every
//! one of several runs.

use regex::Regex;

use super::experiment::Told;
use super::job::StartMethod;
use super::order;
use crate::lesson::discover::Language;
use crate::lesson::experiment::{Expected, NewBlock};

/// So many different things may happen; more cannot be taken in.
const MOST: usize = 4;

/// What a changed program did, in all runs of one kind.
#[derive(Debug)]
pub struct Found<'e> {
    /// The language.
    pub language: Language,
    /// How Python started processes.
    pub start_method: Option<StartMethod>,
    /// What may happen, as the file says.
    pub expected: Vec<&'e Expected>,
    /// What happened, run by run.
    pub runs: Vec<Told>,
}

impl Found<'_> {
    /// Whether the file says all of that.
    #[must_use]
    pub fn is_expected(&self, unordered: &[Regex]) -> bool {
        self.runs.iter().all(|told| {
            self.expected.iter().any(|e| is_same(told, e, unordered))
        })
    }

    /// What happened, each thing once.
    fn texts(&self, unordered: &[Regex]) -> Result<Vec<String>, String> {
        let own = self.expected.iter().flat_map(|e| e.unordered.clone());
        let own: Vec<_> = own.collect();
        let patterns = [unordered, &own].concat();
        let mut seen: Vec<Expected> = Vec::new();
        for told in &self.runs {
            if seen.iter().any(|e| is_same(told, e, unordered)) {
                continue;
            }
            // What stands in the file already, with bounds, stays.
            let mut there = self.expected.iter();
            let there = there.find_map(|e| told.retold(e, unordered));
            seen.push(Expected {
                text: there.unwrap_or_else(|| told.text(&patterns)),
                unordered: own.clone(),
                ..Expected::default()
            });
        }
        let mut texts: Vec<_> = seen.into_iter().map(|e| e.text).collect();
        texts.sort();
        if texts.len() <= MOST {
            return Ok(texts);
        }
        let advice = order::advice(&texts[0], &texts[1]);
        Err(format!(
            "the {} program does {} different things in {} runs: {}\n{}\n--\n{}",
            self.language,
            texts.len(),
            self.runs.len(),
            advice.unwrap_or_else(|| "print less of what varies".to_owned()),
            texts[0],
            texts[1],
        ))
    }
}

fn is_same(told: &Told, expected: &Expected, unordered: &[Regex]) -> bool {
    told.compare(expected, unordered).is_right()
}

/// The blocks for a file: one for all programs, or one for each language, or
/// one for each start method, whichever says it in the fewest.
///
/// # Errors
/// With the reason if something cannot be written down.
pub fn blocks(
    found: &[Found],
    unordered: &[Regex],
) -> Result<Vec<NewBlock>, String> {
    let mut groups: Vec<(Vec<&Found>, Vec<String>)> = Vec::new();
    for one in found {
        let texts = one.texts(unordered)?;
        match groups.iter_mut().find(|(_, known)| *known == texts) {
            Some((ways, _)) => ways.push(one),
            None => groups.push((vec![one], texts)),
        }
    }
    let is_all_one = groups.len() == 1;
    let mut blocks = Vec::new();
    for (ways, texts) in groups {
        let mut kinds: Vec<(Option<Language>, Vec<&'static str>)> = Vec::new();
        if is_all_one {
            kinds.push((None, Vec::new()));
        } else {
            for language in Language::ALL {
                let of_it = || ways.iter().filter(|w| w.language == language);
                let all = found.iter().filter(|f| f.language == language);
                if of_it().next().is_none() {
                    continue;
                }
                let under = match of_it().count() == all.count() {
                    true => Vec::new(),
                    false => of_it()
                        .filter_map(|way| way.start_method.map(|m| m.id()))
                        .collect(),
                };
                kinds.push((Some(language), under));
            }
        }
        for (language, under) in kinds {
            blocks.extend(texts.iter().map(|text| NewBlock {
                language,
                under: under.clone(),
                is_one_of: texts.len() > 1,
                text: text.clone(),
            }));
        }
    }
    blocks.sort_by_key(|b| b.language == Some(Language::Rust));
    Ok(blocks)
}
