#include "analysis/study/keys/write_scenarios.h"

#include <algorithm>

#include "analysis/scenario/scenario_text.h"
#include "analysis/study/keys/scenario_section.h"
#include "geo/core/error.h"

namespace nahraum::analysis {

namespace {

/// Sections of one scenario in the file: a header and its sub-tables count as one.
struct Block {
  std::string scenario;
  std::size_t begin = 0;
  std::size_t end = 0;
};

bool owned(std::string_view name) {
  const std::string_view first = name.substr(0, name.find('.'));
  return std::find(std::begin(kScenarioSections), std::end(kScenarioSections), first) !=
         std::end(kScenarioSections);
}

std::string scenario_of(std::string_view block) {
  const DocumentNode root = parse_document(block, "");
  for (const auto& [name, list] : root.table) {
    if (list.items.empty()) continue;
    const DocumentNode* key = list.items.front().find(name == "scenario" ? "key" : "scenario");
    if (key != nullptr) return key->text;
  }
  return "";
}

std::vector<Block> blocks_of(std::string_view toml) {
  std::vector<Block> blocks;
  for (const SectionRange& range : section_ranges(toml)) {
    if (!owned(range.name)) continue;
    if (range.name.find('.') != std::string::npos && !blocks.empty()) {
      blocks.back().end = range.end;
      continue;
    }
    blocks.push_back({"", range.begin, range.end});
  }
  for (Block& block : blocks)
    block.scenario = scenario_of(toml.substr(block.begin, block.end - block.begin));
  return blocks;
}

/// Lines as the file ends them.
std::string in_style_of(std::string_view toml, const std::string& lines) {
  if (toml.find("\r\n") == std::string_view::npos) return lines;
  std::string out;
  for (const char c : lines) out += c == '\n' ? "\r\n" : std::string(1, c);
  return out;
}

bool ends_line(std::string_view text) { return text.empty() || text.back() == '\n'; }

/// One empty line before what comes next, unless there is one.
void part(std::string& out, const std::string& newline) {
  if (!ends_line(out)) out += newline;
  if (!out.empty() && !out.ends_with("\n\n") && !out.ends_with("\n\r\n")) out += newline;
}

/// Takes the empty line before a removed block away.
void close_up(std::string& out) {
  if (out.ends_with("\r\n\r\n"))
    out.resize(out.size() - 2);
  else if (out.ends_with("\n\n"))
    out.pop_back();
}

class Edit {
 public:
  Edit(std::string_view toml, const ScenarioBook& before, const ScenarioBook& book, bool all)
      : toml_(toml),
        before_(before),
        book_(book),
        all_(all),
        newline_(in_style_of(toml, "\n")),
        blocks_(blocks_of(toml)) {}

  std::string run() {
    std::size_t at = 0;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const Block& block = blocks_[i];
      out_ += toml_.substr(at, block.begin - at);
      at = block.end;
      if (kept(block.scenario))
        out_ += toml_.substr(block.begin, block.end - block.begin);
      else
        replace(block.scenario, i);
      if (i + 1 == blocks_.size()) add_rest();
    }
    if (blocks_.empty()) {
      out_ = toml_;
      add_rest();
      return out_;
    }
    return out_ += toml_.substr(at);
  }

 private:
  [[nodiscard]] bool kept(const std::string& key) const {
    const auto old = before_.find(key), now = book_.find(key);
    return !all_ && old != nullptr && now != nullptr && *old == *now;
  }
  void replace(const std::string& key, std::size_t i) {
    const auto same = [&](const Block& block) { return block.scenario == key; };
    const bool first =
        std::none_of(blocks_.begin(), blocks_.begin() + static_cast<std::ptrdiff_t>(i), same);
    const auto now = book_.find(key);
    if (first && now != nullptr && !all_)
      out_ += in_style_of(toml_, scenario_toml(*now));
    else
      close_up(out_);
  }
  /// Behind the last block: scenarios that have none in the file (all of them when in order).
  void add_rest() {
    for (const auto& scenario : book_.scenarios) {
      const auto same = [&](const Block& block) { return block.scenario == scenario->key; };
      if (!all_ && std::any_of(blocks_.begin(), blocks_.end(), same)) continue;
      part(out_, newline_);
      out_ += in_style_of(toml_, scenario_toml(*scenario));
    }
  }

  std::string_view toml_;
  const ScenarioBook& before_;
  const ScenarioBook& book_;
  bool all_;
  std::string newline_;
  std::vector<Block> blocks_;
  std::string out_;
};

bool same_value(const DocumentNode& a, const DocumentNode& b) {
  if (a.kind != b.kind || a.text != b.text || a.number != b.number || a.truth != b.truth ||
      a.items.size() != b.items.size() || a.table.size() != b.table.size())
    return false;
  for (std::size_t i = 0; i < a.items.size(); ++i) {
    if (!same_value(a.items[i], b.items[i])) return false;
  }
  return std::equal(a.table.begin(), a.table.end(), b.table.begin(),
                    [](const auto& x, const auto& y) {
                      return x.first == y.first && same_value(x.second, y.second);
                    });
}

DocumentNode without_scenarios(DocumentNode root) {
  for (const std::string_view name : kScenarioSections) root.table.erase(std::string(name));
  return root;
}

bool reads_back(const std::string& written, const DocumentNode& others, const ScenarioBook& book) {
  try {
    const DocumentNode root = parse_document(written, "");
    StudyLines lines;
    return read_scenarios(root, lines) == book && same_value(without_scenarios(root), others);
  } catch (const geo::Error&) {
    return false;
  }
}

}  // namespace

std::string with_scenarios(std::string_view toml, const ScenarioBook& book,
                           const std::string& name) {
  const DocumentNode root = parse_document(toml, name);
  StudyLines lines;
  const ScenarioBook before = read_scenarios(root, lines);
  if (before == book) return std::string(toml);
  const DocumentNode others = without_scenarios(root);
  // Only what changed; all anew where that does not give the order of the book.
  for (const bool all : {false, true}) {
    std::string written = Edit(toml, before, book, all).run();
    if (reads_back(written, others, book)) return written;
  }
  throw geo::Error(geo::ErrorKind::Input,
                   geo::text("Die Szenarien lassen sich in diese Datei nicht eintragen.",
                             "The scenarios cannot be entered into this file."))
      .in_file(name)
      .with_hint(geo::text("Bitte jedes Szenario als Abschnitt [[scenario]] schreiben, nicht als "
                           "Liste in einer Zeile.",
                           "Please write every scenario as a section [[scenario]], not as a list "
                           "in one line."));
}

}  // namespace nahraum::analysis
