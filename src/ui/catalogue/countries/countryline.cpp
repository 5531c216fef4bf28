// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/catalogue/countries/countryline.h"

#include "core/records/country.h"
#include "ui/search/completionlist.h"
#include "wording/searchcompletion.h"

#include <QtGui/QKeyEvent>

using namespace Qt::StringLiterals;

namespace catalpa::ui {
namespace {

constexpr qsizetype mostOffered = 8;

} // namespace

CountryLine::CountryLine(QWidget *parent)
    : QLineEdit(parent)
    , m_offered(new CompletionList(this))
{
    setObjectName(u"countryLine"_s);
    setAccessibleName(tr("Country"));
    setPlaceholderText(tr("Code or name"));
    m_offered->setObjectName(u"countryMatches"_s);
    m_offered->setAccessibleName(tr("Matching countries"));
    connect(this, &QLineEdit::textEdited, this, &CountryLine::offer);
    connect(m_offered, &CompletionList::picked, this, &CountryLine::take);
}

void CountryLine::offer()
{
    m_codes.clear();
    QList<SearchCompletion> offered;
    for (const Country &country : countriesBeginning(text()).mid(0, mostOffered)) {
        m_codes += country.code;
        offered += {country.code, country.name};
    }
    m_offered->offer(hasFocus() ? offered : QList<SearchCompletion>(), 0);
}

void CountryLine::take(const QString &code)
{
    if (code == text())
        return m_offered->hide();
    selectAll();
    insert(code); // As if it were typed.
    m_offered->hide();
    m_codes.clear();
}

void CountryLine::complete()
{
    const QString chosen = m_offered->isVisible() ? m_offered->chosen() : QString();
    const QStringList offered = m_codes;
    m_offered->hide();
    if (!isModified())
        return; // What is recorded stays as it is until something else is typed.
    if (!chosen.isEmpty())
        take(chosen);
    else if (const auto code = countryCode(text()))
        take(*code);
    else if (offered.size() == 1)
        take(offered.first());
}

//! Tab would move the focus before it is seen as a key.
bool CountryLine::event(QEvent *event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Tab)
        complete();
    return QLineEdit::event(event);
}

void CountryLine::keyPressEvent(QKeyEvent *event)
{
    const bool isOffering = m_offered->isVisible();
    switch (event->key()) {
    case Qt::Key_Down:
    case Qt::Key_Up:
        if (!isOffering)
            break;
        return m_offered->move(event->key() == Qt::Key_Down ? 1 : -1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (isOffering && !m_offered->chosen().isEmpty())
            return take(m_offered->chosen());
        complete();
        break;
    case Qt::Key_Escape:
        if (!isOffering)
            break;
        return m_offered->hide();
    default:
        break;
    }
    QLineEdit::keyPressEvent(event);
}

void CountryLine::focusOutEvent(QFocusEvent *event)
{
    if (event->reason() != Qt::ActiveWindowFocusReason && event->reason() != Qt::PopupFocusReason)
        complete();
    m_offered->hide();
    QLineEdit::focusOutEvent(event);
}

} // namespace catalpa::ui
