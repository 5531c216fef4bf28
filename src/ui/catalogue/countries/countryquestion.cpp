// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/catalogue/countries/countryquestion.h"

#include "base/text.h"
#include "core/records/country.h"
#include "wording/celltext.h"

#include <QtWidgets/QApplication>
#include <QtWidgets/QPushButton>

#include <utility>

namespace catalpa::ui {

void askAboutCountry(Prompts &prompts, QWidget *parent, const QString &text, std::function<void()> keep,
                     std::function<void()> change)
{
    const Question question{
        .title = Text::tr("Unknown country"),
        .text = Text::tr("“%1” is no country that Catalpa knows.").arg(shortened(text, 80)),
        .consequences = Text::tr("A search for a country does not find it. Countries are recorded by their code, such "
                                 "as CZ; you can type the name too."),
        .confirm = Text::tr("Keep it as it is"),
        .decline = Text::tr("Change it"),
        .declined = std::move(change)};
    prompts.ask(parent, question, std::move(keep));
}

bool isLeftForButton()
{
    return qobject_cast<QPushButton *>(QApplication::focusWidget());
}

std::optional<QString> takeDoubtfulCountry(AuthorEdit &edit)
{
    if (!edit.country || !isUnknownCountry(edit.country->to))
        return std::nullopt;
    const auto change = std::exchange(edit.country, std::nullopt);
    return change->to;
}

} // namespace catalpa::ui
