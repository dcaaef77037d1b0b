#pragma once
// What the program says on the terminal: progress on stderr, results on stdout, findings as a short
// list.

#include <memory>
#include <string>

#include "cli/command.h"
#include "geo/core/findings.h"
#include "geo/core/progress.h"
#include "geo/core/text.h"

namespace nahraum::cli {

/// A Progress that draws a line (terminal), prints one JSON object a step, or keeps silent;
/// cancelled by Ctrl-C. Progress text is left out when stderr is no terminal, so logs stay
/// readable.
[[nodiscard]] std::unique_ptr<geo::Progress> make_progress(const Context& context);
/// Says how far a search has come: on the line of a terminal, or as a JSON object; else nothing.
void show_progress(const geo::Text& line, const Context& context);
/// Ends the progress line.
void end_progress(const Context& context);

/// At most `per_code` sentences of each kind, then "… und 17 weitere". Errors first.
void print_findings(const geo::Findings& findings, const Context& context, std::size_t per_code);

}  // namespace nahraum::cli
