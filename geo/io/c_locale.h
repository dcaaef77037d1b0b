#pragma once
// libxlsxwriter prints numbers with the C library. While this lives, the calling thread prints them
// with a decimal point, whatever the program's locale is (platform.md finding 7).

#include <locale.h>  // newlocale, uselocale: POSIX

namespace nahraum::geo {

class CLocale {
 public:
  CLocale() : own_(newlocale(LC_ALL_MASK, "C", nullptr)), before_(uselocale(own_)) {}
  ~CLocale() {
    uselocale(before_);
    freelocale(own_);
  }
  CLocale(const CLocale&) = delete;
  CLocale& operator=(const CLocale&) = delete;

 private:
  locale_t own_;
  locale_t before_;
};

}  // namespace nahraum::geo
