#pragma once
// The data behind card_help.h: a file for the cards of the work, one for the figures.

#include "analysis/study/cards/card_help.h"

namespace nahraum::analysis::detail {

void add_work_cards(std::vector<CardHelp>& table);
void add_judging_cards(std::vector<CardHelp>& table);
void add_figure_cards(std::vector<CardHelp>& table);

}  // namespace nahraum::analysis::detail
