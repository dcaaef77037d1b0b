// Where the sections of a TOML file begin and end: a walk over its bytes that knows strings, lists
// and comments, so that the rest of the file can stay as it is.

#include "analysis/scenario/scenario_text.h"

namespace nahraum::analysis {

namespace {

class Walk {
 public:
  explicit Walk(std::string_view toml) : toml_(toml) {}

  std::vector<SectionRange> run() {
    if (toml_.starts_with("\xEF\xBB\xBF")) at_ = 3;
    while (at_ < toml_.size()) line();
    return std::move(ranges_);
  }

 private:
  [[nodiscard]] char now() const { return at_ < toml_.size() ? toml_[at_] : '\n'; }
  [[nodiscard]] bool here(std::string_view words) const {
    return toml_.substr(at_).starts_with(words);
  }

  void to_line_end() {
    const std::size_t end = toml_.find('\n', at_);
    at_ = end == std::string_view::npos ? toml_.size() : end + 1;
  }

  void line() {
    const std::size_t begin = at_;
    while (now() == ' ' || now() == '\t') ++at_;
    const char first = now();
    if (first == '[') {
      header(begin);
    } else if (first == '#' || first == '\n' || first == '\r') {
      to_line_end();
    } else {
      key();
      if (!ranges_.empty()) ranges_.back().end = at_;
    }
  }

  void header(std::size_t begin) {
    while (now() == '[') ++at_;
    std::string name;
    while (at_ < toml_.size() && now() != ']' && now() != '\n') {
      const char c = toml_[at_++];
      if (c != ' ' && c != '\t' && c != '"' && c != '\'') name += c;
    }
    to_line_end();
    ranges_.push_back({std::move(name), begin, at_});
  }

  /// A key with its value, to behind the newline after it.
  void key() {
    int depth = 0;
    while (at_ < toml_.size()) {
      const char c = now();
      if (c == '"' || c == '\'') {
        string(c);
        continue;
      }
      if (c == '#') {
        to_line_end();
        if (depth <= 0) return;
        continue;
      }
      ++at_;
      if (c == '[' || c == '{') ++depth;
      if (c == ']' || c == '}') --depth;
      if (c == '\n' && depth <= 0) return;
    }
  }

  void string(char quote) {
    const std::string three(3, quote);
    const bool many = here(three);
    at_ += many ? 3 : 1;
    while (at_ < toml_.size()) {
      if (many && here(three)) {
        at_ += 3;
        while (now() == quote) ++at_;  // up to two quotes may stand before the end
        return;
      }
      const char c = toml_[at_++];
      if (c == '\\' && quote == '"' && at_ < toml_.size()) ++at_;
      if (!many && (c == quote || c == '\n')) return;
    }
  }

  std::string_view toml_;
  std::size_t at_ = 0;
  std::vector<SectionRange> ranges_;
};

}  // namespace

std::vector<SectionRange> section_ranges(std::string_view toml) { return Walk(toml).run(); }

}  // namespace nahraum::analysis
