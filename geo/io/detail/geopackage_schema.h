#pragma once
// Which SQL may stand in the schema of a GeoPackage from somebody else. A trigger is known by its
// whole text, never by its name: a list of names was got round in a trial (platform.md B2).
//
// Sources of the templates: OGC 12-128 (GeoPackage 1.0 to 1.4), annexes on tile matrix, metadata
// and R-tree; the feature-count triggers of OGR.

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace nahraum::geo::detail {

/// One piece of SQL. Identifiers and key words are lower-cased whether quoted or not; strings keep
/// their letters. Comments and blanks are gone.
struct SqlToken {
  enum class Kind { Word, String, Mark };
  Kind kind = Kind::Mark;
  std::string value;
  friend auto operator<=>(const SqlToken&, const SqlToken&) = default;
};
using SqlTokens = std::vector<SqlToken>;

/// Two texts with equal tokens mean the same to SQLite. "NOTNULL" reads as "NOT NULL", "ISNULL" as
/// "IS NULL", "<>" as "!="; final semicolons are dropped.
[[nodiscard]] SqlTokens sql_tokens(std::string_view sql);

/// A table with geometry, or one without (then `geometry` is empty).
struct ContentTable {
  std::string table;
  std::string geometry;
  std::string key;  ///< its integer primary key
};

/// Triggers and R-tree tables that may stand beside these tables, as tokens.
[[nodiscard]] std::set<SqlTokens> allowed_schema(const std::vector<ContentTable>& tables);

}  // namespace nahraum::geo::detail
