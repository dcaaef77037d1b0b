#include "viewer/app/help/help_words.h"

#include <QAbstractItemModel>
#include <QAbstractItemView>
#include <QWidget>

#include "analysis/study/cards/field_help.h"
#include "viewer/app/window/words.h"

namespace nahraum::app {

namespace {

using analysis::KeyName;

struct CardPlace {
  const char* object;
  std::string_view card;
};

/// Parts with a help of their own stand beside the card they are in.
constexpr CardPlace kCards[] = {
    {"chart_dock", "charts"},
    {"compared_layers_dock", "layers"},
    {"comparison_dock", "comparison"},
    {"explain_dock", "explanation"},
    {"findings_dock", "findings"},
    {"identify_dock", "objects"},
    {"import_guide", "import"},
    {"layer_dock", "layers"},
    {"map", "map"},
    {"map_table_dock", "map_table"},
    {"page_preview", "page"},
    {"proposal_words_scroll", "proof"},
    {"proposals_dock", "proposals"},
    {"ranking_dock", "ranking"},
    {"reach_bar", "reach"},
    {"report_dock", "report"},
    {"scenario_dock", "scenarios"},
    {"second_map", "map"},
    {"start_page", "start"},
    {"time_bar", "years"},
    {"verbund_checks", "checks"},
    {"verbund_choices", "formation"},
    {"verbund_dock", "verbuende"},
    {"weight_dock", "weights"},
    {"window_audience", "audience"},
};

struct FieldPlace {
  const char* object;
  KeyName key;
};

constexpr FieldPlace kFields[] = {
    {"audience", {"release", "audience"}},
    {"page_title", {"study", "title"}},
    {"proposal_back", {"proposal", "alternatives"}},
    {"proposal_choice", {"proposal", "title"}},
    {"proposal_curve", {"proposal", "curve"}},
    {"proposal_exclude", {"proposal", "excluded"}},
    {"proposal_lock", {"proposal", "locked"}},
    {"proposal_money_box", {"proposal", "budget"}},
    {"proposal_money_slider", {"proposal", "budget"}},
    {"proposal_number_box", {"proposal", "p"}},
    {"proposal_number_slider", {"proposal", "p"}},
    {"proposal_on", {"proposal", "alternatives"}},
    {"reach_group", {"score", "group"}},
    {"reach_minutes", {"mode", "limits_min"}},
    {"reach_mode", {"mode", "travel"}},
    {"scenario_answer", {"scenario_readiness", "answer"}},
    {"scenario_category", {"scenario_service", "category"}},
    {"scenario_close", {"scenario", "closed"}},
    {"scenario_date", {"scenario_note", "date"}},
    {"scenario_exclude", {"scenario", "excluded"}},
    {"scenario_item", {"scenario_readiness", "item"}},
    {"scenario_lock", {"scenario", "locked"}},
    {"scenario_move", {"scenario_kita", "x"}},
    {"scenario_phase", {"scenario_kita", "phase"}},
    {"scenario_reason", {"scenario_note", "text"}},
    {"scenario_role", {"scenario_note", "role"}},
    {"scenario_service", {"scenario_service", "name"}},
    {"window_audience", {"release", "audience"}},
    {"years", {"forecast", "years"}},
};

QString tip_of(const QAbstractItemModel& model, int column, int role) {
  return model.headerData(column, Qt::Horizontal, role).toString();
}

}  // namespace

std::string_view card_id_of(const QString& object) {
  for (const CardPlace& place : kCards) {
    if (object == QLatin1String(place.object)) return place.card;
  }
  return {};
}

const analysis::CardHelp* card_of(const QWidget* widget) {
  for (; widget != nullptr; widget = widget->parentWidget()) {
    const std::string_view id = card_id_of(widget->objectName());
    if (!id.empty()) return analysis::find_card(id);
  }
  return nullptr;
}

KeyName key_of(const QString& object) {
  if (object.startsWith(QLatin1String("weight_")) && object != QLatin1String("weight_dock"))
    return {"scenario_weight", "weight"};
  for (const FieldPlace& place : kFields) {
    if (object == QLatin1String(place.object)) return place.key;
  }
  return {};
}

QString words_of(const QWidget* widget, geo::Language language) {
  for (; widget != nullptr; widget = widget->parentWidget()) {
    const KeyName key = key_of(widget->objectName());
    if (const auto* one = analysis::find_parameter(key.section, key.key)) {
      const QString words = qstring(analysis::field_text(*one), language);
      const QString own = widget->objectName().startsWith(QLatin1String("weight_"))
                              ? widget->accessibleName() + QStringLiteral(". ")
                              : QString();
      return own + words;
    }
    if (!widget->whatsThis().isEmpty()) return widget->whatsThis();
    const std::string_view card = card_id_of(widget->objectName());
    if (!card.empty()) return qstring(analysis::find_card(card)->shows, language);
    if (!widget->toolTip().isEmpty()) return widget->toolTip();
  }
  return {};
}

QString head_words(const QAbstractItemView& view, int column) {
  if (view.model() == nullptr || column < 0 || column >= view.model()->columnCount()) return {};
  for (const int role : {int{Qt::WhatsThisRole}, int{Qt::ToolTipRole}, int{Qt::DisplayRole}}) {
    if (const QString words = tip_of(*view.model(), column, role); !words.isEmpty()) return words;
  }
  return {};
}

QString column_words(std::string_view column, geo::Language language) {
  const auto words = analysis::column_help(column);
  return words ? qstring(*words, language) : QString();
}

QString criterion_words(const analysis::CriterionNode& node, geo::Language language) {
  QString words = qstring(node.question, language);
  if (const QString basis = qstring(node.basis, language); !basis.isEmpty())
    words += (words.isEmpty() ? QString() : QStringLiteral(" ")) + basis;
  return words;
}

}  // namespace nahraum::app
