# One interface target carries what every target of the project is compiled with.
add_library(project_options INTERFACE)
target_compile_features(project_options INTERFACE cxx_std_20)
target_include_directories(project_options INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_options(project_options INTERFACE
  -Wall -Wextra -Wshadow -Wconversion -Wpedantic
  # Same numbers on every machine: no fused multiply-add behind our back (docs/architecture.md, reproducibility).
  -ffp-contract=off
  # GCC 12 warns of overlapping memcpy inside std::string's operator+ where there is none (GCC bug 105651).
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

set(NAHRAUM_SANITIZE "" CACHE STRING "address;undefined or thread: sanitizers for every target")
if(NAHRAUM_SANITIZE)
  list(JOIN NAHRAUM_SANITIZE "," sanitizers)
  target_compile_options(project_options INTERFACE -fsanitize=${sanitizers} -fno-omit-frame-pointer)
  target_link_options(project_options INTERFACE -fsanitize=${sanitizers})
endif()

# The whole instrumented build compiles everything anew; the window alone, over plain libraries, took
# 12 minutes on two cores where a plain build was at hand. viewer/app and its tests add these options
# to their folders.
set(NAHRAUM_SANITIZE_WINDOW "" CACHE STRING "the same for viewer/app and tests of the window alone")
set(NAHRAUM_WINDOW_OPTIONS "")
set(NAHRAUM_WINDOW_LINK_OPTIONS "")
if(NAHRAUM_SANITIZE_WINDOW)
  list(JOIN NAHRAUM_SANITIZE_WINDOW "," sanitizers)
  set(NAHRAUM_WINDOW_OPTIONS -fsanitize=${sanitizers} -fno-omit-frame-pointer -O1 -g1)
  set(NAHRAUM_WINDOW_LINK_OPTIONS -fsanitize=${sanitizers})
endif()

option(NAHRAUM_COVERAGE "Instrument for coverage" OFF)
if(NAHRAUM_COVERAGE)
  target_compile_options(project_options INTERFACE --coverage -O0)
  target_link_options(project_options INTERFACE --coverage)
endif()

option(NAHRAUM_TIDY "Run clang-tidy beside the compiler" OFF)
if(NAHRAUM_TIDY)
  set(CMAKE_CXX_CLANG_TIDY clang-tidy)
endif()
