#include "geo/io/detail/geopackage_schema.h"

#include <array>
#include <cctype>
#include <utility>

namespace nahraum::geo::detail {

namespace {

bool is_word_character(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '$' ||
         static_cast<unsigned char>(c) >= 0x80;
}

std::string ascii_lower(std::string word) {
  for (char& c : word) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return word;
}

class Tokenizer {
 public:
  explicit Tokenizer(std::string_view sql) : sql_(sql) {}

  SqlTokens all() {
    while (skip_blanks_and_comments()) read_token();
    while (!tokens_.empty() && tokens_.back() == SqlToken{SqlToken::Kind::Mark, ";"}) {
      tokens_.pop_back();
    }
    return std::move(tokens_);
  }

 private:
  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < sql_.size() ? sql_[at_ + ahead] : '\0';
  }

  /// False at the end.
  bool skip_blanks_and_comments() {
    while (at_ < sql_.size()) {
      if (std::isspace(static_cast<unsigned char>(peek())) != 0) {
        ++at_;
      } else if (peek() == '-' && peek(1) == '-') {
        at_ = std::min(sql_.size(), sql_.find('\n', at_));
      } else if (peek() == '/' && peek(1) == '*') {
        const std::size_t end = sql_.find("*/", at_ + 2);
        at_ = end == std::string_view::npos ? sql_.size() : end + 2;
      } else {
        return true;
      }
    }
    return false;
  }

  void read_token() {
    const char c = peek();
    if (c == '\'') {
      tokens_.push_back({SqlToken::Kind::String, quoted('\'')});
    } else if (c == '"' || c == '`') {
      tokens_.push_back({SqlToken::Kind::Word, ascii_lower(quoted(c))});
    } else if (c == '[') {
      tokens_.push_back({SqlToken::Kind::Word, ascii_lower(quoted(']'))});
    } else if (is_word_character(c)) {
      add_word();
    } else {
      add_mark();
    }
  }

  std::string quoted(char close) {
    std::string value;
    for (++at_; at_ < sql_.size(); ++at_) {
      if (peek() == close) {
        if (close == ']' || peek(1) != close) break;
        ++at_;
      }
      value += peek();
    }
    ++at_;
    return value;
  }

  void add_word() {
    const std::size_t begin = at_;
    while (at_ < sql_.size() && is_word_character(peek())) ++at_;
    const std::string word = ascii_lower(std::string(sql_.substr(begin, at_ - begin)));
    if (word == "notnull" || word == "isnull") {
      tokens_.push_back({SqlToken::Kind::Word, word.substr(0, word.size() - 4)});
      tokens_.push_back({SqlToken::Kind::Word, "null"});
    } else {
      tokens_.push_back({SqlToken::Kind::Word, word});
    }
  }

  void add_mark() {
    std::string mark(1, peek());
    for (const std::string_view pair : {"!=", "<>", "<=", ">=", "||", "=="}) {
      if (sql_.substr(at_, 2) == pair) mark = pair == "<>" ? "!=" : pair;
    }
    at_ += mark.size();
    tokens_.push_back({SqlToken::Kind::Mark, mark});
  }

  std::string_view sql_;
  std::size_t at_ = 0;
  SqlTokens tokens_;
};

using Names = std::vector<std::pair<std::string_view, std::string>>;

std::string filled(std::string_view pattern, const Names& names) {
  std::string result;
  while (!pattern.empty()) {
    bool found = false;
    for (const auto& [mark, name] : names) {
      if (pattern.starts_with(mark)) {
        result += name;
        pattern.remove_prefix(mark.size());
        found = true;
        break;
      }
    }
    if (!found) {
      result += pattern.front();
      pattern.remove_prefix(1);
    }
  }
  return result;
}

/// Names are put in after the text was cut into tokens, so no name can add SQL of its own.
SqlTokens filled_tokens(std::string_view pattern, const Names& names) {
  SqlTokens tokens = sql_tokens(pattern);
  for (SqlToken& token : tokens) {
    if (token.value.find('{') == std::string::npos) continue;
    token.value = filled(token.value, names);
    if (token.kind == SqlToken::Kind::Word) token.value = ascii_lower(token.value);
  }
  return tokens;
}

/// Pieces that the R-tree templates share, put in before the text is cut into tokens.
const Names kPieces = {
    {"{box}", R"(ST_MinX(NEW."{c}"), ST_MaxX(NEW."{c}"), ST_MinY(NEW."{c}"), ST_MaxY(NEW."{c}"))"},
    {"{filled}", R"((NEW."{c}" NOT NULL AND NOT ST_IsEmpty(NEW."{c}")))"},
    {"{empty}", R"((NEW."{c}" IS NULL OR ST_IsEmpty(NEW."{c}")))"},
    {"{same}", R"(OLD."{i}" = NEW."{i}")"},
    {"{other}", R"(OLD."{i}" != NEW."{i}")"},
    {"{on}", R"(ON "{t}" WHEN)"},
    {"{rtree}", R"("rtree_{t}_{c}")"},
    {"{drop}", R"(BEGIN DELETE FROM "rtree_{t}_{c}" WHERE id = OLD."{i}";)"},
    {"{put}", R"(INSERT OR REPLACE INTO "rtree_{t}_{c}" VALUES (NEW."{i}",)"},
};

constexpr std::array<std::string_view, 12> kRtree = {
    R"(CREATE VIRTUAL TABLE {rtree} USING rtree(id, minx, maxx, miny, maxy))",
    R"(CREATE TRIGGER "rtree_{t}_{c}_insert" AFTER INSERT {on} {filled} BEGIN {put} {box}); END)",
    R"(CREATE TRIGGER "rtree_{t}_{c}_update1" AFTER UPDATE OF "{c}" {on} {same} AND {filled} )"
    R"(BEGIN {put} {box}); END)",
    R"(CREATE TRIGGER "rtree_{t}_{c}_update2" AFTER UPDATE OF "{c}" {on} {same} AND {empty} )"
    R"({drop} END)",
    R"(CREATE TRIGGER "rtree_{t}_{c}_update3" AFTER UPDATE OF "{c}" {on} {other} AND {filled} )"
    R"({drop} {put} {box}); END)",
    R"(CREATE TRIGGER "rtree_{t}_{c}_update3" AFTER UPDATE {on} {other} AND {filled} )"
    R"({drop} {put} {box}); END)",
    R"(CREATE TRIGGER "rtree_{t}_{c}_update4" AFTER UPDATE {on} {other} AND {empty} )"
    R"(BEGIN DELETE FROM {rtree} WHERE id IN (OLD."{i}", NEW."{i}"); END)",
    R"(CREATE TRIGGER "rtree_{t}_{c}_update5" AFTER UPDATE {on} {other} AND {filled} )"
    R"({drop} {put} {box}); END)",
    R"(CREATE TRIGGER "rtree_{t}_{c}_update6" AFTER UPDATE OF "{c}" {on} {same} AND {filled} )"
    R"(AND (OLD."{c}" NOT NULL AND NOT ST_IsEmpty(OLD."{c}")) BEGIN UPDATE {rtree} SET )"
    R"(minx = ST_MinX(NEW."{c}"), maxx = ST_MaxX(NEW."{c}"), miny = ST_MinY(NEW."{c}"), )"
    R"(maxy = ST_MaxY(NEW."{c}") WHERE id = NEW."{i}"; END)",
    R"(CREATE TRIGGER "rtree_{t}_{c}_update7" AFTER UPDATE OF "{c}" {on} {same} AND {filled} )"
    R"(AND (OLD."{c}" IS NULL OR ST_IsEmpty(OLD."{c}")) )"
    R"(BEGIN INSERT INTO {rtree} VALUES (NEW."{i}", {box}); END)",
    R"(CREATE TRIGGER "rtree_{t}_{c}_delete" AFTER DELETE {on} OLD."{c}" NOT NULL {drop} END)",
    R"(CREATE TRIGGER "rtree_{t}_{c}_delete" AFTER DELETE {on} OLD."{c}" IS NOT NULL {drop} END)"};

constexpr std::array<std::string_view, 2> kFeatureCount = {
    R"(CREATE TRIGGER "trigger_insert_feature_count_{t}" AFTER INSERT ON "{t}" BEGIN )"
    R"(UPDATE gpkg_ogr_contents SET feature_count = feature_count + 1 )"
    R"(WHERE lower(table_name) = lower('{t}'); END)",
    R"(CREATE TRIGGER "trigger_delete_feature_count_{t}" AFTER DELETE ON "{t}" BEGIN )"
    R"(UPDATE gpkg_ogr_contents SET feature_count = feature_count - 1 )"
    R"(WHERE lower(table_name) = lower('{t}'); END)"};

/// Rules that both an insertion and an update check: {column, what the message says, the test}.
struct Rule {
  std::string_view column;
  std::string_view message;
  std::string_view test;
};

constexpr std::array<Rule, 5> kTileMatrixRules = {{
    {"zoom_level", "zoom_level cannot be less than 0", "(NEW.zoom_level < 0)"},
    {"matrix_width", "matrix_width cannot be less than 1", "(NEW.matrix_width < 1)"},
    {"matrix_height", "matrix_height cannot be less than 1", "(NEW.matrix_height < 1)"},
    {"pixel_x_size", "pixel_x_size must be greater than 0", "NOT (NEW.pixel_x_size > 0)"},
    {"pixel_y_size", "pixel_y_size must be greater than 0", "NOT (NEW.pixel_y_size > 0)"},
}};

void add_tile_matrix(std::set<SqlTokens>& allowed) {
  constexpr std::string_view kBody =
      " ON 'gpkg_tile_matrix' FOR EACH ROW BEGIN SELECT RAISE(ABORT, '{verb} on table "
      "''gpkg_tile_matrix'' violates constraint: {message}') WHERE ";
  for (const Rule& rule : kTileMatrixRules) {
    const std::string column(rule.column);
    for (const std::string verb : {"insert", "update"}) {
      const std::string of = verb == "insert" ? "INSERT" : "UPDATE OF " + column;
      const std::string sql = "CREATE TRIGGER 'gpkg_tile_matrix_" + column + "_" + verb +
                              "' BEFORE " + of + std::string(kBody) + std::string(rule.test) +
                              "; END";
      allowed.insert(
          filled_tokens(sql, {{"{verb}", verb}, {"{message}", std::string(rule.message)}}));
    }
  }
}

}  // namespace

SqlTokens sql_tokens(std::string_view sql) { return Tokenizer(sql).all(); }

std::set<SqlTokens> allowed_schema(const std::vector<ContentTable>& tables) {
  std::set<SqlTokens> allowed;
  add_tile_matrix(allowed);
  for (const ContentTable& content : tables) {
    const Names names = {{"{t}", content.table}, {"{c}", content.geometry}, {"{i}", content.key}};
    for (const std::string_view pattern : kFeatureCount) {
      allowed.insert(filled_tokens(pattern, names));
    }
    if (content.geometry.empty()) continue;
    for (const std::string_view pattern : kRtree) {
      allowed.insert(filled_tokens(filled(pattern, kPieces), names));
    }
  }
  return allowed;
}

}  // namespace nahraum::geo::detail
