//! `check`: all that CI would say of a lesson.

use std::io::{Write, stdout};

use anyhow::{Result, anyhow};
use common::timing::{self, Stopwatch};
use console::{StyledObject, style};
use xtask::judge::job::Job;
use xtask::judge::snapshot;
use xtask::lesson::discover::{Lesson, Workspace};
use xtask::lesson::problem::Problem;
use xtask::lesson::{articles, check, phrases};
use xtask::measure::{self, bench};
use xtask::process::{group, signals};
use xtask::report::{self, Count, run_all};
use xtask::session::tools::{self, Ruff, Scope, Verdict};
use xtask::session::trials::{self, Trials};
use xtask::session::{Options, Session, names, python};

use super::experiments::measure_again;

/// How many lines a tool may say.
const LINES: usize = 60;

/// Checks lessons whole, or all of them and the runner with them. Says whether
/// nothing is wrong.
pub fn check(
    workspace: &Workspace,
    names: &[String],
    fix: bool,
    no_run: bool,
    strict: bool,
) -> Result<bool> {
    signals::listen(group::interrupt)?;
    let watch = Stopwatch::start();
    let lessons = workspace.select(names)?;
    let scope = match names {
        [] => Scope::All,
        _ => Scope::Lessons(&lessons),
    };
    let mut steps = Steps::default();
    steps.take("format of the lessons", || {
        Ok(told(workspace, &check::selection(workspace, names, &lessons)))
    })?;
    steps.take("rustfmt", || tools::rustfmt(workspace, scope, fix))?;
    steps.take("clippy", || tools::clippy(workspace, scope))?;
    let ruff = Ruff::prepare(workspace).map_err(|e| format!("{e:#}"));
    let ruff = || ruff.as_ref().map_err(|e| anyhow!("{e}"));
    steps.take("ruff check", || ruff()?.check(workspace, scope, fix))?;
    steps.take("ruff format", || ruff()?.format(workspace, scope, fix))?;
    if !no_run {
        programs(workspace, &lessons, &mut steps)?;
        experiments(workspace, names, &mut steps)?;
    }
    steps.take("examples.md", || {
        let outdated = articles::outdated(workspace)?;
        Ok(outdated.map(|problem| problem.display(workspace)))
    })?;
    steps.take("phrase book", || {
        let python = python::prepare(workspace, None, &[])?;
        let used = names::used(&python.interpreter, &lessons)?;
        let problems = phrases::problems(workspace, &lessons, &used)?;
        Ok(told(workspace, &problems))
    })?;
    steps.take("claims", || {
        Ok(told(workspace, &measure::claims::check::problems(workspace)))
    })?;
    steps.take("limits", || {
        let problems = lessons.iter().flat_map(|l| bench::check::problems(l));
        Ok(told(workspace, &problems.collect::<Vec<_>>()))
    })?;
    let what = match (names, &lessons[..]) {
        ([], _) => "everything".to_owned(),
        (_, [lesson]) => lesson.name.clone(),
        (_, lessons) => format!("{} lessons", lessons.len()),
    };
    writeln!(stdout(), "{}", steps.closing(&what, watch))?;
    Ok(steps.wrong.is_empty() && (steps.unchecked.is_empty() || !strict))
}

fn told(workspace: &Workspace, problems: &[Problem]) -> Verdict {
    let told = problems.iter().map(|problem| problem.display(workspace));
    let told: Vec<_> = told.collect();
    (!told.is_empty()).then(|| told.join("\n"))
}

/// Runs every program in every way in which CI runs it.
fn programs(
    workspace: &Workspace,
    lessons: &[&Lesson],
    steps: &mut Steps,
) -> Result<()> {
    let session = Session::prepare(workspace, lessons, Options::default())?;
    let jobs: Vec<_> = lessons.iter().flat_map(|l| Job::all(l)).collect();
    let mut outcomes = run_all(&session, &jobs);
    snapshot::outputs(&mut outcomes)?;
    let count = Count::of(&outcomes);
    let title = format!("programs, in {} runs", jobs.len());
    steps.take(&title, || {
        let told = report::failures(workspace, &outcomes);
        Ok((count.failed > 0).then_some(told))
    })?;
    let skips = report::skips(&session, &outcomes);
    match (count.skipped, count.is_complete()) {
        (0, _) => Ok(()),
        (_, true) => Steps::tell(style("–").dim(), "excused programs", &skips),
        (_, false) => steps.take("skipped programs", || Err(anyhow!(skips))),
    }
}

/// Carries out the experiments.
fn experiments(
    workspace: &Workspace,
    names: &[String],
    steps: &mut Steps,
) -> Result<()> {
    let trials = match trials::find(workspace, names) {
        Ok(trials) => trials,
        Err(error) => {
            let told = format!("not carried out: {error:#}");
            return steps.take("experiments", || Ok(Some(told)));
        }
    };
    let options = Options::default();
    let at_hand = Trials::prepare(workspace, &trials, options, |_| ())?;
    let jobs = at_hand.jobs();
    let mut outcomes = run_all(&at_hand.session, &jobs);
    for outcome in &mut outcomes {
        at_hand.judge(outcome, |job| measure_again(&at_hand.session, job));
    }
    let title = format!("experiments, in {} runs", jobs.len());
    steps.take(&title, || {
        let told = report::failures(workspace, &outcomes);
        Ok((!told.is_empty()).then_some(told))
    })
}

/// What was checked so far: each step is told as it ends.
#[derive(Default)]
struct Steps {
    wrong: Vec<String>,
    unchecked: Vec<String>,
}

impl Steps {
    /// Takes a step. An error means that it could not be taken here.
    fn take(
        &mut self,
        title: &str,
        step: impl FnOnce() -> Result<Verdict>,
    ) -> Result<()> {
        let verdict = step();
        anyhow::ensure!(!group::interrupted(), "interrupted");
        let (mark, text) = match verdict {
            Ok(None) => (style("✓").green(), String::new()),
            Ok(Some(text)) => {
                self.wrong.push(title.to_owned());
                (style("✗").red().bold(), text)
            }
            Err(error) => {
                self.unchecked.push(title.to_owned());
                (style("–").yellow(), format!("not checked: {error:#}"))
            }
        };
        Self::tell(mark, title, &text)
    }

    /// Tells what came of a step, as far as there is room.
    fn tell(mark: StyledObject<&str>, title: &str, text: &str) -> Result<()> {
        writeln!(stdout(), "{mark} {title}")?;
        let lines: Vec<_> = text.trim_end().lines().collect();
        for line in &lines[..lines.len().min(LINES)] {
            writeln!(stdout(), "    {line}")?;
        }
        if lines.len() > LINES {
            let more = lines.len() - LINES;
            writeln!(stdout(), "    (and {more} more lines)")?;
        }
        Ok(())
    }

    /// The last line.
    fn closing(&self, what: &str, watch: Stopwatch) -> String {
        let mut line = match &self.wrong[..] {
            [] => style("nothing is wrong").green().to_string(),
            wrong => style(format!("wrong: {}", wrong.join(", ")))
                .red()
                .bold()
                .to_string(),
        };
        if !self.unchecked.is_empty() {
            let list = self.unchecked.join(", ");
            line += &format!(
                "; {}",
                style(format!("not checked: {list}")).yellow()
            );
        }
        let took = timing::seconds(watch.elapsed());
        format!("checked {what} in {took}: {line}")
    }
}
