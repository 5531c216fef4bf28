// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtWidgets/QPlainTextEdit>

namespace catalpa::ui {

class SqlHighlighter;

//! SQL to be read: coloured, with line numbers, and with the place of an error marked when there is one.
class SqlView final : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit SqlView(QWidget *parent = nullptr);

    //! Longer texts are shown without colours, which would hold up the window (UTF-16 units).
    static constexpr qsizetype longestColoured = 300'000;

    //! Shows \a sql from its beginning and without a mark; the same text stays where it is.
    void setSql(const QString &sql);

    //! Marks a place and scrolls to it. Both 1-based, the column in code points; column 0 marks the line alone, and a
    //! line that is not there marks nothing.
    void mark(int line, int column);
    void clearMark();
    int markedLine() const { return m_markedLine; } //!< 0 when nothing is marked.

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    class LineNumbers;

    void placeNumbers();
    void paintNumbers(QWidget *margin);
    void showMark();

    SqlHighlighter *m_highlighter;
    LineNumbers *m_numbers;
    QString m_sql;
    int m_markedLine = 0;
    int m_markedColumn = 0;
};

} // namespace catalpa::ui
