#include "geo/core/error.h"

namespace nahraum::geo {

Error&& Error::in_file(std::string file) && {
  file_ = std::move(file);
  return std::move(*this);
}

Error&& Error::in_layer(std::string layer) && {
  layer_ = std::move(layer);
  return std::move(*this);
}

Error&& Error::at_row(std::size_t row) && {
  row_ = row;
  return std::move(*this);
}

Error&& Error::with_hint(Text hint) && {
  hint_ = std::move(hint);
  return std::move(*this);
}

std::string Error::sentence(Language language) const {
  const bool german = language == Language::German;
  std::string place = file_;
  const auto append = [&place](const std::string& part) {
    if (!place.empty()) place += ", ";
    place += part;
  };
  if (!layer_.empty()) append((german ? "Layer " : "layer ") + layer_);
  if (row_) append(fmt::format("{} {}", german ? "Zeile" : "row", *row_));
  std::string result = place.empty() ? "" : place + ": ";
  result += message_.in(language);
  if (!hint_.in(language).empty()) result += " " + hint_.in(language);
  return result;
}

const char* Error::what() const noexcept {
  if (what_.empty()) what_ = sentence(Language::German);
  return what_.c_str();
}

int exit_code(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::Input:
    case ErrorKind::Crs:
    case ErrorKind::Unsupported:
      return 3;
    case ErrorKind::Io:
      return 5;
    case ErrorKind::Usage:
      return 2;
    case ErrorKind::Blocked:
      return 4;
    case ErrorKind::Cancelled:
      return 130;
    case ErrorKind::Internal:
      break;
  }
  return 1;
}

}  // namespace nahraum::geo
