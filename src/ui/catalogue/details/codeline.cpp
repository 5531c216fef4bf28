// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/catalogue/details/codeline.h"

#include "core/codes/language.h"
#include "core/records/country.h"
#include "ui/search/completionlist.h"

#include <QtGui/QKeyEvent>

using namespace Qt::StringLiterals;

namespace catalpa::ui {
namespace {

constexpr qsizetype mostOffered = 8;

QList<SearchCompletion> countryCompletions(const QString &typed)
{
    QList<SearchCompletion> offered;
    for (const NamedCode &country : countriesBeginning(typed))
        offered += {country.code, country.name};
    return offered;
}

QList<SearchCompletion> languageCompletions(const QString &typed)
{
    QList<SearchCompletion> offered;
    for (const NamedCode &language : languagesBeginning(typed))
        offered += {language.code, language.name};
    return offered;
}

} // namespace

CodeLine::CodeLine(const Codes &codes, const QString &listName, const QString &matches, QWidget *parent)
    : QLineEdit(parent)
    , m_source(codes)
    , m_offered(new CompletionList(this))
{
    setPlaceholderText(tr("Code or name"));
    m_offered->setObjectName(listName);
    m_offered->setAccessibleName(matches);
    connect(this, &QLineEdit::textEdited, this, &CodeLine::offer);
    connect(m_offered, &CompletionList::picked, this, &CodeLine::take);
}

void CodeLine::offer()
{
    m_codes.clear();
    const QList<SearchCompletion> offered = m_source.beginning(text()).mid(0, mostOffered);
    for (const SearchCompletion &each : offered)
        m_codes += each.text;
    m_offered->offer(hasFocus() ? offered : QList<SearchCompletion>(), 0);
}

void CodeLine::take(const QString &code)
{
    if (code == text())
        return m_offered->hide();
    selectAll();
    insert(code); // As if it were typed.
    m_offered->hide();
    m_codes.clear();
}

void CodeLine::complete()
{
    const QString chosen = m_offered->isVisible() ? m_offered->chosen() : QString();
    const QStringList offered = m_codes;
    m_offered->hide();
    if (!isModified())
        return; // What is recorded stays as it is until something else is typed.
    if (!chosen.isEmpty())
        take(chosen);
    else if (const auto code = m_source.named(text()))
        take(*code);
    else if (offered.size() == 1)
        take(offered.first());
}

//! Tab would move the focus before it is seen as a key.
bool CodeLine::event(QEvent *event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Tab)
        complete();
    return QLineEdit::event(event);
}

void CodeLine::keyPressEvent(QKeyEvent *event)
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

void CodeLine::focusOutEvent(QFocusEvent *event)
{
    if (event->reason() != Qt::ActiveWindowFocusReason && event->reason() != Qt::PopupFocusReason)
        complete();
    m_offered->hide();
    QLineEdit::focusOutEvent(event);
}

CountryLine::CountryLine(QWidget *parent)
    : CodeLine({countryCompletions, countryCode}, u"countryMatches"_s, tr("Matching countries"), parent)
{
    setObjectName(u"countryLine"_s);
    setAccessibleName(tr("Country"));
}

LanguageLine::LanguageLine(QWidget *parent)
    : CodeLine({languageCompletions, languageNamed}, u"languageMatches"_s, tr("Matching languages"), parent)
{
    setObjectName(u"languageLine"_s);
    setAccessibleName(tr("Language"));
}

} // namespace catalpa::ui
