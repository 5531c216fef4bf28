// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/palettes.h"

#include <QtGui/QGuiApplication>
#include <QtWidgets/QStyle>
#include <QtWidgets/QStyleFactory>

#include <memory>

using namespace Qt::StringLiterals;

namespace catalpa::ui::theme {
namespace {

// Paper and leaf. Text on window and base has at least 7:1, secondary text and state colours at least 4.5:1, also on
// selected rows; borders 3:1.
constexpr Colours light{.window = 0xfff5f4f0,
                        .base = 0xffffffff,
                        .alternate = 0xfffaf9f6,
                        .button = 0xfffdfcfa,
                        .text = 0xff20261f,
                        .secondary = 0xff5c635a,
                        .hairline = 0xffdedcd4,
                        .border = 0xff858c82,
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
                       .secondary = 0xffa9b2a9,
                       .hairline = 0xff363d38,
                       .border = 0xff7c867e,
                       .accent = 0xff8fcb9b,
                       .accentText = 0xff0f2114,
                       .edited = 0xffe0b355,
                       .conflict = 0xfff0965a,
                       .danger = 0xfff28b82};
// Everything has at least 7:1.
constexpr Colours lightContrast{.window = 0xffffffff,
                                .base = 0xffffffff,
                                .alternate = 0xffeef3ef,
                                .button = 0xffffffff,
                                .text = 0xff000000,
                                .secondary = 0xff2b2b2b,
                                .hairline = 0xff000000,
                                .border = 0xff000000,
                                .accent = 0xff004d1a,
                                .accentText = 0xffffffff,
                                .edited = 0xff5c3a00,
                                .conflict = 0xff7a2a00,
                                .danger = 0xff8a0f0a};
constexpr Colours darkContrast{.window = 0xff000000,
                               .base = 0xff000000,
                               .alternate = 0xff141a15,
                               .button = 0xff000000,
                               .text = 0xffffffff,
                               .secondary = 0xffe0e0e0,
                               .hairline = 0xffffffff,
                               .border = 0xffffffff,
                               .accent = 0xff8cff9e,
                               .accentText = 0xff000000,
                               .edited = 0xffffd24d,
                               .conflict = 0xffffb080,
                               .danger = 0xffff9c96};

//! Of what is chosen. The accent's colour on the ground, as much of it as text can be read on.
QColor tint(const QPalette &palette)
{
    const double share = isContrastPalette(palette) ? 0.30 : isDarkPalette(palette) ? 0.22 : 0.16;
    return mixed(palette.color(QPalette::Highlight), palette.color(QPalette::Base), share);
}

} // namespace

const Colours &coloursOf(bool isDark, bool isContrast)
{
    if (isContrast)
        return isDark ? darkContrast : lightContrast;
    return isDark ? dark : light;
}

QColor mixed(const QColor &one, const QColor &other, qreal share)
{
    const auto mix = [share](int a, int b) {
        return int(a * share + b * (1 - share));
    };
    return QColor(mix(one.red(), other.red()), mix(one.green(), other.green()), mix(one.blue(), other.blue()));
}

bool isDarkPalette(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

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
    palette.setColor(QPalette::Midlight, tint(palette));
    set(QPalette::Light, colours.base);
    set(QPalette::Dark, colours.border);
    set(QPalette::BrightText, colours.danger);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, QColor(colours.secondary));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, QColor(colours.hairline));
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, QColor(colours.secondary));
    return palette;
}

//! Black and white, or nearly so.
bool isContrastPalette(const QPalette &palette)
{
    const auto isPure = [&palette](QPalette::ColorRole role) {
        const int grey = qGray(palette.color(role).rgb());
        return grey < 4 || grey > 251;
    };
    return isPure(QPalette::Window) && isPure(QPalette::Base) && isPure(QPalette::WindowText);
}

const QPalette &desktopPalette()
{
    static const QPalette desktop = QGuiApplication::palette();
    return desktop;
}

// The desktop's own colours are kept where there is a desktop that sets them; Qt's built-in light grey is not one.
QPalette systemPalette()
{
    const QPalette &system = desktopPalette();
    const std::unique_ptr<QStyle> fusion(QStyleFactory::create(u"fusion"_s));
    const bool builtIn = system.color(QPalette::Window) == fusion->standardPalette().color(QPalette::Window);
    if (builtIn)
        return paletteOf(light);
    if (isContrastPalette(system))
        return paletteOf(isDarkPalette(system) ? darkContrast : lightContrast);
    QPalette palette = system;
    const Colours &ours = isDarkPalette(palette) ? dark : light;
    palette.setColor(QPalette::Highlight, QColor(ours.accent));
    palette.setColor(QPalette::HighlightedText, QColor(ours.accentText));
    const auto shade = [&palette](qreal share) {
        return mixed(palette.color(QPalette::Text), palette.color(QPalette::Base), share);
    };
    palette.setColor(QPalette::Midlight, tint(palette));
    palette.setColor(QPalette::Mid, shade(0.13));
    palette.setColor(QPalette::Dark, shade(0.54));
    palette.setColor(QPalette::PlaceholderText, shade(0.72));
    return palette;
}

} // namespace catalpa::ui::theme
