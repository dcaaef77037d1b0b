#pragma once
// A run in two halves, for those who look at map and ranking while the rest is computed:
//
//   RankedStudy ranked = run_to_ranking(study, {}, progress);
//   show(release_for_audience(ranked.result()));
//   const StudyResult whole = complete(ranked, {}, progress);  // run_study, byte for byte
//
// The first half has every input, step, layer and table up to the ranking. It lacks what takes most
// of the time and changes none of that: how firm the ranking is (judgement.firmness, noise and
// close_calls are empty; its columns of the ranking have no value) and the proposals of sites
// (siting is empty, cells have no columns of it). Whether something is lacking or withheld is not
// seen from a result: whoever shows it must know which half it holds.
//
// Nothing of the first half depends on the second, the figures of the release gate included: what
// release_for_audience shows of result() it shows with the same values of the whole.

#include <memory>

#include "analysis/study/result.h"

namespace nahraum::analysis {

/// Holds inputs, searches and values of a run until it is completed.
class RankedStudy {
 public:
  RankedStudy(RankedStudy&& other) noexcept;
  RankedStudy& operator=(RankedStudy&& other) noexcept;
  ~RankedStudy();

  /// The first half with its layers and tables: a copy of the values.
  [[nodiscard]] StudyResult result(geo::Progress& progress) const;

  struct Run;

 private:
  friend RankedStudy run_to_ranking(const Study& study, const RunOptions& options,
                                    geo::Progress& progress);
  friend StudyResult complete(RankedStudy& ranked, const RunOptions& options,
                              geo::Progress& progress);
  explicit RankedStudy(std::unique_ptr<Run> run);
  std::unique_ptr<Run> run_;
};

/// As run_study, without the second half.
[[nodiscard]] RankedStudy run_to_ranking(const Study& study, const RunOptions& options,
                                         geo::Progress& progress);
/// The whole result. Leaves nothing in `ranked`; after Cancelled or another Error it can be asked
/// again. Looks at `progress` at least every 50 ms.
[[nodiscard]] StudyResult complete(RankedStudy& ranked, const RunOptions& options,
                                   geo::Progress& progress);

}  // namespace nahraum::analysis
