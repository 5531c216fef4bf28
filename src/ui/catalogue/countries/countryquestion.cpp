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

namespace {

//! Does something once.
class Behind final : public QObject {
public:
    Behind(QObject *context, std::function<void()> work)
        : QObject(context)
        , m_work(std::move(work))
    {
    }

    void go()
    {
        deleteLater();
        if (const auto work = std::exchange(m_work, nullptr))
            work();
    }

private:
    std::function<void()> m_work;
};

} // namespace

void behindTheClick(QObject *context, std::function<void()> work)
{
    const auto *button = qobject_cast<QPushButton *>(QApplication::focusWidget());
    if (!button)
        return work();
    auto *behind = new Behind(context, std::move(work));
    QObject::connect(button, &QPushButton::released, behind, &Behind::go, Qt::QueuedConnection);
    // It was not pressed, but came to the focus otherwise.
    QObject::connect(qApp, &QApplication::focusChanged, behind, [button, behind](const QWidget *, const QWidget *now) {
        if (now != button)
            QMetaObject::invokeMethod(behind, &Behind::go, Qt::QueuedConnection);
    });
}

std::optional<QString> takeDoubtfulCountry(AuthorEdit &edit)
{
    if (!edit.country || !isUnknownCountry(edit.country->to))
        return std::nullopt;
    const auto change = std::exchange(edit.country, std::nullopt);
    return change->to;
}

} // namespace catalpa::ui
