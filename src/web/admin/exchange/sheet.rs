//! A table as a file for a spreadsheet: semicolons and a mark for UTF-8, as the spreadsheets here expect, and nothing in it that one would calculate.

use axum::http::header;
use axum::response::{IntoResponse, Response};

use crate::export::table::harmless;
use crate::web::frame::error::AppError;

/// The table under this file name.
///
/// # Errors
/// A row that cannot be written.
pub(in crate::web) fn sheet(name: &str, headings: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> Result<Response, AppError> {
    // Without this mark a spreadsheet reads accents as rubbish.
    let mut writer = csv::WriterBuilder::new().delimiter(b';').terminator(csv::Terminator::CRLF).from_writer(b"\xef\xbb\xbf".to_vec());
    writer.write_record(headings).map_err(anyhow::Error::from)?;
    for row in rows {
        writer.write_record(row.iter().map(|cell| harmless(cell))).map_err(anyhow::Error::from)?;
    }
    let bytes = writer.into_inner().map_err(|error| anyhow::anyhow!("a sheet was not written: {error}"))?;
    let disposition = format!("attachment; filename=\"{name}.csv\"");
    Ok(([(header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, disposition)], bytes).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_visitors_typed_is_never_calculated() {
        for cell in ["=1+1", "+32", "-2", "@SUM(A1)", "\t=1", " =HYPERLINK(\"x\")"] {
            assert_eq!(harmless(cell), format!("'{cell}"));
        }
        assert_eq!(harmless("mijn zoon = 14"), "mijn zoon = 14");
    }
}
