// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>

namespace catalpa::exchange {

//! The cells of one row, which may go over several lines: a cell in quotation marks may hold line ends, delimiters and
//! doubled quotation marks, or such with a backslash before them.
class RowParser final {
public:
    enum class State {
        Whole, //!< The row has ended.
        Open, //!< It goes on in the next line.
        Broken, //!< Something stands behind a closing quotation mark: the marks are not what they seem.
    };

    explicit RowParser(char delimiter)
        : m_delimiter(delimiter)
    {
    }

    //! Takes the next line of the row, without its end.
    State take(QByteArrayView line);
    const QList<QByteArray> &cells() const { return m_cells; }

private:
    qsizetype takePlain(QByteArrayView line, qsizetype from);
    qsizetype takeQuoted(QByteArrayView line, qsizetype from);
    bool isCellEnd(QByteArrayView line, qsizetype at) const;

    char m_delimiter;
    QList<QByteArray> m_cells;
    QByteArray m_cell; //!< The one that is open.
    State m_state = State::Whole;
};

//! The cells of one line when quotation marks cannot be trusted: those that are not closed before a delimiter or the
//! end of the line stand for themselves.
QList<QByteArray> literalCells(QByteArrayView line, char delimiter);

} // namespace catalpa::exchange
