// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/catalogue/importreport.h"

#include <QtCore/QString>

namespace catalpa::ui {

class ExchangePane;
class Prompts;

//! Asks where to, and writes what an import has to note as a table beside the file that is imported; the pane, a part
//! of the window that asks, tells what became of it.
void saveRemarks(const exchange::ImportReport &report, const QString &importedFile, Prompts &prompts,
                 ExchangePane &pane);

} // namespace catalpa::ui
