#pragma once
// The one exception family. Adapters translate foreign errors at the call; programs catch once at
// the border.
//
//   throw Error(ErrorKind::Input, text("Die Spalte „{}“ fehlt.", "Column \"{}\" is missing.",
//   name))
//       .in_file("kitas.csv").at_row(3)
//       .with_hint(text("Bitte im Rezept zuordnen.", "Please map it in the recipe."));
//
// Unreachable, infeasible and empty are results, not errors (docs/architecture.md).

#include <cstddef>
#include <exception>
#include <optional>
#include <string>

#include "geo/core/text.h"

namespace nahraum::geo {

enum class ErrorKind {
  Input,        ///< a file or study is not what it should be: exit code 3
  Crs,          ///< coordinates cannot be trusted: exit code 3
  Io,           ///< an output could not be written: exit code 5
  Unsupported,  ///< understood, but not offered: exit code 3
  Usage,        ///< the call's words are wrong: exit code 2
  Blocked,      ///< the release gate refused: exit code 4
  Cancelled,    ///< the user stopped it: exit code 130
  Internal      ///< a mistake of ours: exit code 1
};

class Error : public std::exception {
 public:
  Error(ErrorKind kind, Text message) : kind_(kind), message_(std::move(message)) {}

  /// Names the file as the user knows it (relative to the study), not a full path of this machine.
  Error&& in_file(std::string file) &&;
  Error&& in_layer(std::string layer) &&;
  /// Row as a person counts it in the file, the first line being 1.
  Error&& at_row(std::size_t row) &&;
  Error&& with_hint(Text hint) &&;

  [[nodiscard]] ErrorKind kind() const { return kind_; }
  [[nodiscard]] const Text& message() const { return message_; }
  [[nodiscard]] const std::string& file() const { return file_; }
  [[nodiscard]] const std::string& layer() const { return layer_; }
  [[nodiscard]] std::optional<std::size_t> row() const { return row_; }
  [[nodiscard]] const Text& hint() const { return hint_; }

  /// One line for a person: "kitas.csv, Zeile 3: Die Spalte … fehlt. Bitte …"
  [[nodiscard]] std::string sentence(Language language) const;
  /// The German sentence, for logs and tests.
  [[nodiscard]] const char* what() const noexcept override;

 private:
  ErrorKind kind_;
  Text message_;
  std::string file_;
  std::string layer_;
  std::optional<std::size_t> row_;
  Text hint_;
  mutable std::string what_;
};

/// The exit code of the program for an error of this kind (design.md section 3).
[[nodiscard]] int exit_code(ErrorKind kind);

}  // namespace nahraum::geo
