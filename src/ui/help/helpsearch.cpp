// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/help/helpsearch.h"

#include "ui/help/helpbrowser.h"

#include <QtGui/QTextBlock>
#include <QtGui/QTextCursor>
#include <QtGui/QTextDocument>

using namespace Qt::StringLiterals;

namespace catalpa::ui {
namespace {

constexpr qsizetype fewestLetters = 2;
constexpr int lettersBefore = 8; // The list is narrow.
constexpr int longestParagraph = 600;
constexpr int longestLine = 72; // Of a tool tip, which breaks no lines by itself.
constexpr int lettersBehind = 48;

QString excerptOf(const QTextCursor &found)
{
    const QString line = found.block().text();
    const qsizetype begin = found.selectionStart() - found.block().position();
    const qsizetype end = begin + found.selectedText().size();
    qsizetype from = std::max<qsizetype>(0, begin - lettersBefore);
    if (const qsizetype blank = line.indexOf(u' ', from); from > 0 && blank >= 0 && blank < begin)
        from = blank + 1;
    qsizetype to = std::min(line.size(), end + lettersBehind);
    if (const qsizetype blank = line.lastIndexOf(u' ', to); to < line.size() && blank > end)
        to = blank;
    return (from > 0 ? u"…"_s : QString()) + line.mid(from, to - from).simplified()
        + (to < line.size() ? u"…"_s : QString());
}

QString paragraphOf(const QTextCursor &found)
{
    const QStringList words = found.block().text().left(longestParagraph).simplified().split(u' ');
    QStringList lines{words.first()};
    for (const QString &word : words.mid(1)) {
        if (lines.last().size() + word.size() < longestLine)
            lines.last() += u' ' + word;
        else
            lines += word;
    }
    return lines.join(u'\n');
}

} // namespace

HelpSearch::HelpSearch(const HelpBrowser &browser)
    : m_browser(browser)
{
}

HelpSearch::~HelpSearch() = default;

QString HelpSearch::wordsOf(const QString &typed)
{
    const QString words = typed.simplified();
    return words.size() < fewestLetters ? QString() : words;
}

QList<HelpHit> HelpSearch::find(const QString &words)
{
    QList<HelpHit> hits;
    if (words.isEmpty())
        return hits;
    if (m_pages.empty()) {
        for (const HelpPage &page : helpPages()) {
            auto text = std::make_unique<QTextDocument>();
            text->setHtml(m_browser.htmlOf(page.name));
            m_pages.push_back({page.name, std::move(text)});
        }
    }
    for (const Page &page : m_pages) {
        int place = 0;
        for (QTextCursor at = page.text->find(words); !at.isNull(); at = page.text->find(words, at))
            hits += {page.name, ++place, excerptOf(at), paragraphOf(at)};
    }
    return hits;
}

} // namespace catalpa::ui
