// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/icon.h"

#include <QtCore/QFile>
#include <QtGui/QGuiApplication>
#include <QtGui/QIconEngine>
#include <QtGui/QPainter>
#include <QtGui/QPalette>
#include <QtGui/QPixmapCache>
#include <QtSvg/QSvgRenderer>

using namespace Qt::StringLiterals;

namespace catalpa::ui {
namespace {

//! Draws an SVG whose strokes are "currentColor" in the colour that suits the mode.
class LineIconEngine final : public QIconEngine {
public:
    LineIconEngine(const QString &name, const QColor &colour)
        : m_name(name)
        , m_colour(colour)
    {
    }

    QIconEngine *clone() const override { return new LineIconEngine(*this); }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        QByteArray svg = source();
        svg.replace("currentColor", colour(mode).name().toLatin1());
        QSvgRenderer(svg).render(painter, rect);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        const QString key =
            u"catalpa/%1/%2/%3x%4"_s.arg(m_name, colour(mode).name()).arg(size.width()).arg(size.height());
        QPixmap pixmap;
        if (QPixmapCache::find(key, &pixmap))
            return pixmap;
        pixmap = QPixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, pixmap.rect(), mode, state);
        painter.end();
        QPixmapCache::insert(key, pixmap);
        return pixmap;
    }

private:
    QColor colour(QIcon::Mode mode) const
    {
        const QPalette palette = QGuiApplication::palette();
        switch (mode) {
        case QIcon::Disabled:
            return palette.color(QPalette::Disabled, QPalette::ButtonText);
        default:
            return m_colour.isValid() ? m_colour : palette.color(QPalette::ButtonText);
        }
    }

    QByteArray source() const
    {
        QFile file(u":/icons/%1.svg"_s.arg(m_name));
        return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
    }

    QString m_name;
    QColor m_colour;
};

} // namespace

QIcon icon(const QString &name)
{
    return QIcon(new LineIconEngine(name, QColor()));
}

QIcon icon(const QString &name, const QColor &colour)
{
    return QIcon(new LineIconEngine(name, colour));
}

} // namespace catalpa::ui
