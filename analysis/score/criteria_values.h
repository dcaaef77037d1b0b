#pragma once
// Reading single values of a criteria file, each mistake with file and line. For the .cpp files of
// this folder only: the one header that shows toml++.

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

#include "geo/core/text.h"

namespace nahraum::analysis::detail {

using Keys = std::span<const std::string_view>;

/// "0,35" and "0.35".
[[nodiscard]] geo::Text shortest(double value);

/// A sentence whose parts differ between the languages.
template <typename... Texts>
geo::Text sentence(std::string_view german, std::string_view english, const Texts&... parts) {
  return {fmt::format(fmt::runtime(german), parts.de...),
          fmt::format(fmt::runtime(english), parts.en...)};
}

/// Throws Error{Input} from every function for what does not fit.
class CriteriaValues {
 public:
  explicit CriteriaValues(const std::filesystem::path& file) : path_(file) {}

  [[nodiscard]] toml::table parsed() const;
  [[noreturn]] void fail(std::size_t line, geo::Text message) const;
  [[noreturn]] void fail(const toml::node& at, geo::Text message) const;
  void refuse_unknown(const toml::table& table, Keys allowed) const;
  [[nodiscard]] const toml::node& required(const toml::table& table, std::string_view key) const;
  [[nodiscard]] std::string words(const toml::table& table, std::string_view key) const;
  /// Letters, digits, _ ; begins with a letter.
  [[nodiscard]] std::string identifier(const toml::table& table, std::string_view key) const;
  [[nodiscard]] std::string choice(const toml::table& table, std::string_view key,
                                   std::vector<std::string_view> allowed) const;
  [[nodiscard]] std::string date(const toml::table& table) const;
  /// {de = "…", en = "…"}
  [[nodiscard]] geo::Text both(const toml::table& table, std::string_view key) const;
  [[nodiscard]] double number(const toml::node& node, std::string_view key) const;
  [[nodiscard]] double not_negative(const toml::table& table, std::string_view key) const;

 private:
  [[nodiscard]] std::string content() const;
  std::filesystem::path path_;
};

}  // namespace nahraum::analysis::detail
