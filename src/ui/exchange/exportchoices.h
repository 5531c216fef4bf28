// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/exchange/exportdialog.h"

namespace catalpa::ui {

class CataloguePage;

//! What of a page can be exported, as it stands: what is seen, what is selected, and everything.
ExportSource exportChoices(const CataloguePage &page, const ConnectionAddress &address);

} // namespace catalpa::ui
