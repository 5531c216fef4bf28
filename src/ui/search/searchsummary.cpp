// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/search/searchsummary.h"

#include "ui/widgets/announcement.h"
#include "ui/widgets/theme.h"
#include "wording/searchtext.h"

#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;

namespace catalpa::ui {

SearchSummary::SearchSummary(QWidget *parent)
    : PlainLabel(parent)
{
    setObjectName(u"searchEcho"_s);
    setAccessibleName(tr("What is searched for"));
    setForegroundRole(QPalette::PlaceholderText);
    setWordWrap(true);
    const int step = theme::step(this);
    setContentsMargins(2 * step, step, 2 * step, step);
    hide();
}

void SearchSummary::tell(const QString &search, SearchScope scope)
{
    const SearchQuery read = parseSearch(search, scope);
    const QString sentence = (QStringList{searchSentence(read, scope)} + searchHints(read)).join(u" · "_s);
    setText(sentence);
    setAccessibleDescription(sentence);
    setVisible(read.usesSyntax);
}

QWidget *SearchSummary::above(QWidget *table)
{
    auto *both = new QWidget;
    announcement::holdList(*both);
    auto *rows = new QVBoxLayout(both);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(this);
    rows->addWidget(table, 1);
    return both;
}

} // namespace catalpa::ui
