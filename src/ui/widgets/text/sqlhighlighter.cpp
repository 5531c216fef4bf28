// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/text/sqlhighlighter.h"

#include "ui/widgets/theme.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QSet>

using namespace Qt::StringLiterals;

namespace catalpa::ui {
namespace {

//! What a line leaves open for the next one; a comment's depth and a tag's place are added to the last two.
enum State { Plain = 0, InText = 1, InEscapedText = 2, InName = 3, InComment = 1'000, InDollar = 1'000'000 };

const QSet<QString> &keywords()
{
    static const QSet<QString> words = [] {
        const QStringList list =
            u"add after all alter analyze and any array as asc before begin between bigint bigserial boolean by bytea "
            "cascade case cast char character check cluster collate column comment commit concurrently constraint copy "
            "create cross current_date current_timestamp current_user database date default deferrable deferred delete "
            "desc distinct do domain double drop each else end enum except exclude execute exists explain extension "
            "false for foreign from full function generated grant group having identity if ilike immediate immutable "
            "in "
            "include index inherits initially inner insert instead int integer intersect interval into is isolation "
            "join json jsonb key language left level like limit lock materialized natural no not nothing null numeric "
            "of offset on only or order outer over owner partition policy precision primary procedure public real "
            "references refresh reindex rename replace restrict returning returns revoke right role rollback row rows "
            "schema select sequence serial session set smallint stable start table temporary text then time timestamp "
            "timestamptz to transaction trigger true truncate type union unique update using uuid vacuum validate "
            "values varchar view volatile when where with without zone"_s.split(u' ');
        return QSet<QString>(list.cbegin(), list.cend());
    }();
    return words;
}

bool isWordPart(QChar character)
{
    return character.isLetterOrNumber() || character == u'_' || character == u'$' || character.isSurrogate();
}

} // namespace

SqlHighlighter::SqlHighlighter(QTextDocument *document)
    : QSyntaxHighlighter(document)
{
    takeColours();
}

void SqlHighlighter::renewColours()
{
    takeColours();
    rehighlight();
}

void SqlHighlighter::takeColours()
{
    m_keyword.setForeground(theme::accent());
    m_text.setForeground(theme::edited());
    m_number.setForeground(theme::conflict());
    m_comment.setForeground(theme::secondary());
    m_comment.setFontItalic(true);
}

void SqlHighlighter::highlightBlock(const QString &text)
{
    setCurrentBlockState(Plain);
    qsizetype at = continueFromLineBefore(text);
    while (at < text.size())
        at = highlightNext(text, at);
}

qsizetype SqlHighlighter::continueFromLineBefore(const QString &text)
{
    const int state = previousBlockState();
    if (state >= InDollar)
        return highlightDollar(text, 0, 0, m_tags.value(state - InDollar));
    if (state > InComment)
        return highlightComment(text, 0, 0, state - InComment);
    if (state == InText || state == InEscapedText)
        return highlightQuoted(text, 0, 0, u'\'', state == InEscapedText);
    if (state == InName)
        return highlightQuoted(text, 0, 0, u'"', false);
    return 0;
}

qsizetype SqlHighlighter::highlightNext(const QString &text, qsizetype at)
{
    static const QRegularExpression tag(uR"(\$(?:[\p{L}_][\p{L}\p{N}_]*)?\$)"_s);
    static const QRegularExpression number(uR"((?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)"_s);

    const QStringView rest = QStringView(text).sliced(at);
    if (rest.startsWith("--"_L1)) {
        paint(at, text.size(), m_comment);
        return text.size();
    }
    if (rest.startsWith("/*"_L1))
        return highlightComment(text, at, at + 2, 1);
    if (rest.startsWith(u'\''))
        return highlightQuoted(text, at, at + 1, u'\'', false);
    if (rest.startsWith("e'"_L1, Qt::CaseInsensitive))
        return highlightQuoted(text, at, at + 2, u'\'', true);
    if (rest.startsWith(u'"'))
        return highlightQuoted(text, at, at + 1, u'"', false);
    if (rest.startsWith(u'$')) {
        const auto match =
            tag.match(text, at, QRegularExpression::NormalMatch, QRegularExpression::AnchorAtOffsetMatchOption);
        return match.hasMatch() ? highlightDollar(text, at, match.capturedEnd(), match.captured()) : at + 1;
    }
    if (const auto match =
            number.match(text, at, QRegularExpression::NormalMatch, QRegularExpression::AnchorAtOffsetMatchOption);
        match.hasMatch()) {
        paint(at, match.capturedEnd(), m_number);
        return match.capturedEnd();
    }
    return highlightWord(text, at);
}

qsizetype SqlHighlighter::highlightQuoted(const QString &text, qsizetype start, qsizetype inside, QChar quote,
                                          bool escapes)
{
    qsizetype at = inside;
    bool closed = false;
    while (at < text.size() && !closed) {
        if (escapes && text.at(at) == u'\\')
            at += 2;
        else if (text.at(at) != quote)
            ++at;
        else if (at + 1 < text.size() && text.at(at + 1) == quote)
            at += 2;
        else
            closed = ++at > 0;
    }
    at = qMin(at, text.size());
    if (quote == u'\'')
        paint(start, at, m_text);
    if (!closed)
        setCurrentBlockState(quote == u'"' ? InName : escapes ? InEscapedText : InText);
    return at;
}

qsizetype SqlHighlighter::highlightComment(const QString &text, qsizetype start, qsizetype inside, int depth)
{
    qsizetype at = inside;
    while (at < text.size() && depth > 0) {
        const QStringView rest = QStringView(text).sliced(at);
        if (rest.startsWith("/*"_L1))
            ++depth;
        else if (rest.startsWith("*/"_L1))
            --depth;
        at += rest.startsWith("/*"_L1) || rest.startsWith("*/"_L1) ? 2 : 1;
    }
    paint(start, at, m_comment);
    if (depth > 0)
        setCurrentBlockState(InComment + depth);
    return at;
}

qsizetype SqlHighlighter::highlightDollar(const QString &text, qsizetype start, qsizetype inside, const QString &tag)
{
    const qsizetype found = text.indexOf(tag, inside);
    const qsizetype end = found < 0 ? text.size() : found + tag.size();
    paint(start, end, m_text);
    if (found < 0) {
        if (!m_tags.contains(tag))
            m_tags += tag;
        setCurrentBlockState(InDollar + int(m_tags.indexOf(tag)));
    }
    return end;
}

qsizetype SqlHighlighter::highlightWord(const QString &text, qsizetype at)
{
    qsizetype end = at;
    while (end < text.size() && isWordPart(text.at(end)))
        ++end;
    if (end == at)
        return at + 1;
    if (keywords().contains(text.sliced(at, end - at).toLower()))
        paint(at, end, m_keyword);
    return end;
}

void SqlHighlighter::paint(qsizetype start, qsizetype end, const QTextCharFormat &format)
{
    setFormat(int(start), int(end - start), format);
}

} // namespace catalpa::ui
