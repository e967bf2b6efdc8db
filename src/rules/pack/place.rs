//! Lines and columns.

use super::PackError;

/// A line and a column of a file, both from 1.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(in crate::rules) struct At {
    pub line: u32,
    pub column: u32,
}

/// Finds lines and columns of one file, and makes errors that name them.
pub(in crate::rules) struct PlaceIn<'t> {
    file: &'t str,
    text: &'t str,
    line_starts: Vec<usize>,
}

impl<'t> PlaceIn<'t> {
    pub fn new(file: &'t str, text: &'t str) -> Self {
        let after_breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Self { file, text, line_starts: std::iter::once(0).chain(after_breaks).collect() }
    }

    pub fn at(&self, offset: usize) -> At {
        let offset = self.text.floor_char_boundary(offset);
        let line = self.line_starts.partition_point(|start| *start <= offset).saturating_sub(1);
        let column = self.text[self.line_starts[line]..offset].chars().count();
        At {
            line: u32::try_from(line + 1).unwrap_or(u32::MAX),
            column: u32::try_from(column + 1).unwrap_or(u32::MAX),
        }
    }

    /// Where the byte `within` of a string's value stands, given where the string stands in the file. Inside a
    /// string with escapes the offsets differ, so its beginning is named.
    pub fn in_string(&self, string: &std::ops::Range<usize>, within: usize) -> At {
        let written = self.text.get(string.clone()).unwrap_or_default();
        let quotes = if written.starts_with("\"\"\"") || written.starts_with("'''") { 3 } else { 1 };
        let escapes = written.starts_with('"') && written.contains('\\');
        let skipped = usize::from(quotes == 3 && written[quotes..].starts_with('\n'));
        let within = if escapes { 0 } else { quotes + skipped + within };
        self.at((string.start + within).min(string.end))
    }

    pub fn error(&self, at: At, message: impl Into<String>, hint: impl Into<String>) -> PackError {
        let hint = Some(hint.into()).filter(|hint| !hint.is_empty());
        PackError {
            file: self.file.to_owned(),
            line: at.line as usize,
            column: at.column as usize,
            message: message.into(),
            hint,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_in_letters() {
        let text = "id = \"а\"\nслово = \"бв\"\n";
        let place = PlaceIn::new("a.toml", text);
        assert_eq!(place.at(0), At { line: 1, column: 1 });
        let string = text.find("\"бв\"").map(|at| at..at + 6).expect("the string");
        assert_eq!(place.in_string(&string, 2), At { line: 2, column: 11 });
        assert_eq!(place.at(10_000).line, 3);
    }
}
