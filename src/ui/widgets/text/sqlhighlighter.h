// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QStringList>
#include <QtGui/QSyntaxHighlighter>

namespace catalpa::ui {

//! Colours PostgreSQL's SQL: keywords, texts, numbers and comments, each as the server reads them (nested comments,
//! dollar quotes, E'…' escapes), also across lines. Colours are the theme's of the moment.
//! Source: https://www.postgresql.org/docs/15/sql-syntax-lexical.html
class SqlHighlighter final : public QSyntaxHighlighter {
    Q_OBJECT

public:
    explicit SqlHighlighter(QTextDocument *document);

    //! Takes the theme's colours again and repaints.
    void renewColours();

protected:
    void highlightBlock(const QString &text) override;

private:
    void takeColours();
    qsizetype continueFromLineBefore(const QString &text);
    qsizetype highlightNext(const QString &text, qsizetype at);
    qsizetype highlightQuoted(const QString &text, qsizetype start, qsizetype inside, QChar quote, bool escapes);
    qsizetype highlightComment(const QString &text, qsizetype start, qsizetype inside, int depth);
    qsizetype highlightDollar(const QString &text, qsizetype start, qsizetype inside, const QString &tag);
    qsizetype highlightWord(const QString &text, qsizetype at);
    void paint(qsizetype start, qsizetype end, const QTextCharFormat &format);

    QTextCharFormat m_keyword;
    QTextCharFormat m_text;
    QTextCharFormat m_number;
    QTextCharFormat m_comment;
    QStringList m_tags; //!< Dollar-quote tags met so far; a line's state names one by its place.
};

} // namespace catalpa::ui
