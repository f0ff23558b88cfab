//! What is wrong or doubtful in a gazetteer, where, and the mend.

use std::fmt;
use std::sync::Arc;

use crate::Origin;

/// How bad a [`Finding`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The gazetteer can't be used.
    Error,
    /// Loaded as written, but look at it.
    Warning,
}

/// One thing found in a layer; displayed as `file:line:column: error: what; mend`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The layer's display name.
    pub file: Arc<str>,
    /// Physical line, from 1.
    pub line: u32,
    /// Code point in that line, from 1.
    pub column: u32,
    /// Error or warning.
    pub severity: Severity,
    /// What is found.
    pub message: String,
    /// What to do about it.
    pub mend: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let Self {
            file,
            line,
            column,
            message,
            mend,
            ..
        } = self;
        write!(f, "{file}:{line}:{column}: {severity}: {message}; {mend}")
    }
}

/// Why a gazetteer can't be used: all error findings, a line each.
#[derive(Debug, thiserror::Error)]
#[error("{}", lines(.findings))]
pub struct Error {
    findings: Vec<Finding>,
}

impl Error {
    /// The error findings of a list, if it has any.
    pub(crate) fn of(findings: &[Finding]) -> Option<Self> {
        let findings: Vec<Finding> = findings.iter().filter(|f| f.severity == Severity::Error).cloned().collect();
        (!findings.is_empty()).then_some(Self { findings })
    }

    /// The error findings, at least one.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }
}

fn lines(findings: &[Finding]) -> String {
    findings.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

/// Collects findings, up to a bound: an untrusted file may be wrong in every field.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    list: Vec<Finding>,
    // Errors, warnings; counted apart, so that warnings do not crowd out errors.
    kept: [usize; 2],
    left_out: [usize; 2],
    last: Option<Origin>,
}

impl Findings {
    /// How many of each severity are kept.
    const MOST: usize = 10_000;

    pub(crate) fn error(&mut self, at: &Origin, message: impl Into<String>, mend: impl Into<String>) {
        self.push(Severity::Error, at, message.into(), mend.into());
    }

    pub(crate) fn warning(&mut self, at: &Origin, message: impl Into<String>, mend: impl Into<String>) {
        self.push(Severity::Warning, at, message.into(), mend.into());
    }

    fn push(&mut self, severity: Severity, at: &Origin, message: String, mend: String) {
        let Origin { file, line, column } = at.clone();
        let kind = severity as usize;
        if self.kept[kind] == Self::MOST {
            self.left_out[kind] += 1;
            self.last = Some(at.clone());
            return;
        }
        self.kept[kind] += 1;
        self.list.push(Finding {
            file,
            line,
            column,
            severity,
            message,
            mend,
        });
    }

    /// All findings, by line and column within each file, files in the order they were read.
    pub(crate) fn finish(mut self, files: &[Arc<str>]) -> Vec<Finding> {
        let rank = |finding: &Finding| files.iter().position(|file| Arc::ptr_eq(file, &finding.file));
        self.list
            .sort_by_key(|finding| (rank(finding), finding.line, finding.column, finding.severity));
        if let Some(Origin { file, line, column }) = self.last {
            let [errors, warnings] = self.left_out;
            self.list.push(Finding {
                file,
                line,
                column,
                severity: if errors > 0 { Severity::Error } else { Severity::Warning },
                message: format!("{errors} more errors and {warnings} more warnings are not shown"),
                mend: "mend those above first".to_string(),
            });
        }
        self.list
    }
}

/// A piece of input as findings show it: in backquotes, without control characters, cut where it is long.
pub(crate) fn shown(text: &str) -> String {
    const MOST: usize = 60;
    let clean = |c: char| if c.is_control() { '\u{FFFD}' } else { c };
    let cut = text.chars().nth(MOST).is_some();
    let text: String = text.chars().take(MOST).map(clean).collect();
    format!("`{text}{}`", if cut { "…" } else { "" })
}
