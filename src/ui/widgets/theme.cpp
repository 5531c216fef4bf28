// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/theme.h"

#include "ui/widgets/palettes.h"
#include "ui/widgets/style.h"

#include <QtCore/QFile>
#include <QtGui/QPalette>
#include <QtWidgets/QApplication>
#include <QtWidgets/QStyle>
#include <QtWidgets/QWidget>

#include <utility>

using namespace Qt::StringLiterals;

// The macro must stand outside every namespace. A static library's resources are not found without it.
static void initResources()
{
    Q_INIT_RESOURCE(catalpa);
}

namespace catalpa::ui::theme {
namespace {

bool isContrastWanted = false;
bool isMotionUnwanted = false;

const Colours &colours()
{
    return coloursOf(isDark(), isHighContrast());
}

QString styleSheet()
{
    QFile file(u":/style.qss"_s); // In memory.
    if (!file.open(QFile::ReadOnly))
        return {};
    return QString::fromUtf8(file.readAll()).arg(sectionFont().pointSizeF()).arg(titleFont().pointSizeF());
}

} // namespace

void apply(QApplication &application, Appearance appearance)
{
    initResources();
    const QPalette system = systemPalette();
    static bool hasStyle = false;
    if (!std::exchange(hasStyle, true))
        QApplication::setStyle(new Style);
    isContrastWanted = appearance == Appearance::HighContrast
        || (appearance == Appearance::System && isContrastPalette(desktopPalette()));
    switch (appearance) {
    case Appearance::System:
        QApplication::setPalette(system);
        break;
    case Appearance::HighContrast:
        QApplication::setPalette(paletteOf(coloursOf(isDarkPalette(desktopPalette()), true)));
        break;
    case Appearance::Light:
        QApplication::setPalette(paletteOf(coloursOf(false, false)));
        break;
    case Appearance::Dark:
        QApplication::setPalette(paletteOf(coloursOf(true, false)));
        break;
    }
    application.setStyleSheet(styleSheet());
}

bool isDark()
{
    return isDarkPalette(QGuiApplication::palette());
}

bool isHighContrast()
{
    return isContrastWanted;
}

void setMotionReduced(bool reduced)
{
    isMotionUnwanted = reduced;
}

bool isMotionReduced()
{
    return isMotionUnwanted;
}

QColor accent()
{
    return QColor(colours().accent);
}

QColor edited()
{
    return QColor(colours().edited);
}

QColor conflict()
{
    return QColor(colours().conflict);
}

QColor danger()
{
    return QColor(colours().danger);
}

QColor secondary()
{
    return QGuiApplication::palette().color(QPalette::PlaceholderText);
}

QColor hairline()
{
    return QGuiApplication::palette().color(QPalette::Mid);
}

QColor border()
{
    return QGuiApplication::palette().color(QPalette::Dark);
}

QColor selection()
{
    return QGuiApplication::palette().color(QPalette::Midlight);
}

QColor mark()
{
    return mixed(edited(), QGuiApplication::palette().color(QPalette::Base), isDark() ? 0.34 : 0.24);
}

int step(const QWidget *widget)
{
    return qMax(4, (widget->fontMetrics().lineSpacing() + 2) / 4);
}

QFont sectionFont()
{
    QFont font = QApplication::font();
    font.setPointSizeF(font.pointSizeF() + 2);
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont titleFont()
{
    QFont font = QApplication::font();
    font.setPointSizeF(font.pointSizeF() + 6);
    font.setWeight(QFont::DemiBold);
    return font;
}

namespace {

void makeHeading(QWidget *label, const QString &kind)
{
    label->setProperty("heading", kind);
    // A style that has looked at the label already does not look again by itself.
    label->style()->unpolish(label);
    label->style()->polish(label);
}

} // namespace

void makeSection(QWidget *label)
{
    makeHeading(label, u"section"_s);
}

void makeTitle(QWidget *label)
{
    makeHeading(label, u"title"_s);
}

} // namespace catalpa::ui::theme
