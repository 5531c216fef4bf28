// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QRectF>
#include <QtGui/QFont>
#include <QtGui/QTextLayout>

QT_BEGIN_NAMESPACE
class QPainter;
QT_END_NAMESPACE

namespace catalpa::ui {

//! Sets plain texts in lines of one height, in any thread.
class TextSetting {
public:
    explicit TextSetting(const QFont &font);

    qreal lineHeight() const { return m_lineHeight; }
    //! How wide a text is in one line.
    qreal width(const QString &text) const;
    //! How many lines a text takes; one at least.
    int lines(const QString &text, qreal width) const;
    //! Paints \a count lines of a text, from \a first on, at the top of \a place.
    void paint(QPainter &painter, const QString &text, const QRectF &place, int first, int count,
               Qt::Alignment alignment = Qt::AlignLeading) const;
    //! Paints so many lines at most; what has no room ends in an ellipsis.
    int paintShortened(QPainter &painter, const QString &text, const QRectF &place, int most) const;

private:
    void setOut(QTextLayout &layout, qreal width, Qt::Alignment alignment) const;

    QFont m_font;
    qreal m_lineHeight;
};

//! A text as it is printed: without signs that are no letters, and not longer than anybody reads in a cell.
QString printable(const QString &text);

} // namespace catalpa::ui
