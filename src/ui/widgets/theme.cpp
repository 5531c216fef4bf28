// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/theme.h"

#include <QtCore/QFile>
#include <QtGui/QPalette>
#include <QtWidgets/QApplication>
#include <QtWidgets/QStyle>
#include <QtWidgets/QStyleFactory>
#include <QtWidgets/QWidget>

#include <memory>

using namespace Qt::StringLiterals;

// The macro must stand outside every namespace. A static library's resources are not found without it.
static void initResources()
{
    Q_INIT_RESOURCE(catalpa);
}

namespace catalpa::ui::theme {
namespace {

struct Colours {
    QRgb window, base, alternate, button, text, secondary, hairline, accent, accentText, edited, conflict, danger;
};

// Paper and leaf. Text on window and base has at least 7:1, secondary text and state colours at least 4.5:1.
constexpr Colours light{.window = 0xfff5f4f0,
                        .base = 0xffffffff,
                        .alternate = 0xfffaf9f6,
                        .button = 0xfffdfcfa,
                        .text = 0xff20261f,
                        .secondary = 0xff646b62,
                        .hairline = 0xffdedcd4,
                        .accent = 0xff2f6b3d,
                        .accentText = 0xffffffff,
                        .edited = 0xff8a5a00,
                        .conflict = 0xffa8430f,
                        .danger = 0xffb3261e};
constexpr Colours dark{.window = 0xff1e2220,
                       .base = 0xff171a18,
                       .alternate = 0xff1b1f1d,
                       .button = 0xff2a302c,
                       .text = 0xffe6e9e4,
                       .secondary = 0xff9fa89f,
                       .hairline = 0xff363d38,
                       .accent = 0xff8fcb9b,
                       .accentText = 0xff0f2114,
                       .edited = 0xffe0b355,
                       .conflict = 0xfff0965a,
                       .danger = 0xfff28b82};

QPalette paletteOf(const Colours &colours)
{
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, QRgb colour) {
        palette.setColor(role, QColor(colour));
    };
    set(QPalette::Window, colours.window);
    set(QPalette::WindowText, colours.text);
    set(QPalette::Base, colours.base);
    set(QPalette::AlternateBase, colours.alternate);
    set(QPalette::Text, colours.text);
    set(QPalette::Button, colours.button);
    set(QPalette::ButtonText, colours.text);
    set(QPalette::ToolTipBase, colours.base);
    set(QPalette::ToolTipText, colours.text);
    set(QPalette::PlaceholderText, colours.secondary);
    set(QPalette::Highlight, colours.accent);
    set(QPalette::HighlightedText, colours.accentText);
    set(QPalette::Link, colours.accent);
    set(QPalette::LinkVisited, colours.accent);
    set(QPalette::Mid, colours.hairline);
    set(QPalette::Midlight, colours.alternate);
    set(QPalette::Light, colours.base);
    set(QPalette::Dark, colours.secondary);
    set(QPalette::BrightText, colours.danger);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, QColor(colours.secondary));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, QColor(colours.hairline));
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, QColor(colours.secondary));
    return palette;
}

bool isDarkPalette(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

// The desktop's own colours are kept where there is a desktop that sets them; Qt's built-in light grey is not one.
QPalette systemPalette()
{
    static const QPalette system = QGuiApplication::palette();
    const std::unique_ptr<QStyle> fusion(QStyleFactory::create(u"fusion"_s));
    const bool builtIn = system.color(QPalette::Window) == fusion->standardPalette().color(QPalette::Window);
    if (builtIn)
        return paletteOf(light);
    QPalette palette = system;
    const Colours &ours = isDarkPalette(palette) ? dark : light;
    palette.setColor(QPalette::Highlight, QColor(ours.accent));
    palette.setColor(QPalette::HighlightedText, QColor(ours.accentText));
    return palette;
}

const Colours &colours()
{
    return isDark() ? dark : light;
}

QColor mixed(const QColor &one, const QColor &other, qreal share)
{
    const auto mix = [share](int a, int b) {
        return int(a * share + b * (1 - share));
    };
    return QColor(mix(one.red(), other.red()), mix(one.green(), other.green()), mix(one.blue(), other.blue()));
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
    switch (appearance) {
    case Appearance::System:
        QApplication::setPalette(system);
        break;
    case Appearance::Light:
        QApplication::setPalette(paletteOf(light));
        break;
    case Appearance::Dark:
        QApplication::setPalette(paletteOf(dark));
        break;
    }
    application.setStyleSheet(styleSheet());
}

bool isDark()
{
    return isDarkPalette(QGuiApplication::palette());
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
    return mixed(QGuiApplication::palette().color(QPalette::Text), QGuiApplication::palette().color(QPalette::Base),
                 0.13);
}

QColor selection()
{
    return mixed(accent(), QGuiApplication::palette().color(QPalette::Base), isDark() ? 0.28 : 0.16);
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
