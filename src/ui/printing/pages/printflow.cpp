// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/printing/pages/printflow.h"

#include "ui/printing/pages/barflow.h"
#include "ui/printing/pages/cardflow.h"
#include "ui/printing/pages/tableflow.h"
#include "ui/printing/pages/textflow.h"

namespace catalpa::ui {

PrintFlows flowsOf(const Printout &printout, const PageForm &form)
{
    PrintFlows flows{std::make_shared<TextFlow>(headingOf(printout), form)};
    if (!printout.paragraphs.isEmpty())
        flows += std::make_shared<TextFlow>(textsOf(printout), form);
    if (!printout.rows.isEmpty())
        flows += std::make_shared<TableFlow>(printout, form);
    if (!printout.cards.isEmpty())
        flows += std::make_shared<CardFlow>(printout.cards, form);
    if (!printout.bars.isEmpty())
        flows += std::make_shared<BarFlow>(printout.bars, form);
    return flows;
}

} // namespace catalpa::ui
