// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/printing/printreader.h"

#include <functional>
#include <memory>

namespace catalpa::ui {

class CataloguePage;

//! Something that can be printed, and how it is read.
struct PrintChoice {
    QString text; //!< With a mnemonic.
    //! From the page of the catalogue, perhaps made anew since, which has to outlive what reads.
    std::function<std::unique_ptr<PrintReader>(const CataloguePage &page)> read;
};

//! What can be printed of the page in front, the list that is seen first. \a name is the catalogue's, for people.
QList<PrintChoice> printChoices(const CataloguePage &page, const QString &name);

//! "Home library · 150 books · 27 November 2026": the parts that are not empty, and the day.
QString printNote(const QStringList &parts);

} // namespace catalpa::ui
