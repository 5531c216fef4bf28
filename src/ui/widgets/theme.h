// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGui/QColor>
#include <QtGui/QFont>

QT_BEGIN_NAMESPACE
class QApplication;
class QWidget;
QT_END_NAMESPACE

namespace catalpa::ui {

//! The look: one place for every colour that is not a plain QPalette role, for sizes and for spacing.
//! Colours are those of the application's palette at the time of the call; all are told again by QEvent::PaletteChange.
namespace theme {

enum class Appearance { System, Light, Dark, HighContrast }; //!< Kept as numbers in the settings.

//! Sets palette and style sheet of the whole program. Called at the start and when the person chooses.
void apply(QApplication &application, Appearance appearance);
bool isDark();
//! Chosen, or what the palette of the desktop is.
bool isHighContrast();
//! Nothing in the window moves by itself. A desktop without animations asks for the same through its style.
void setMotionReduced(bool reduced);
bool isMotionReduced();

QColor accent(); //!< Catalpa-leaf green: primary actions, the current place. 4.5:1 on the window.
QColor edited(); //!< An edit on its way.
QColor conflict(); //!< An edit that wants a decision.
QColor danger(); //!< Deleting, failing, production.
QColor secondary(); //!< Secondary text.
QColor hairline(); //!< Lines between areas.
QColor border(); //!< Edges of what can be touched: 3:1 on every ground.
QColor selection(); //!< Background of selected rows; a bar in the accent's colour marks them too.
QColor mark(); //!< Background of what a search has found in a text; all text colours are readable on it.

//! Beside the text of a cell and of the title of its column, as style.qss has it for the titles.
constexpr int cellPadding = 8;

//! A quarter of the line height, the unit of every distance, in pixels.
int step(const QWidget *widget);

QFont sectionFont(); //!< Two points larger, semibold. For painting; labels use makeSection().
QFont titleFont(); //!< Six points larger, semibold. For painting; labels use makeTitle().

//! Gives a label the font of a heading. By style sheet, because a font that was set is forgotten when the look changes.
void makeSection(QWidget *label);
void makeTitle(QWidget *label);

} // namespace theme
} // namespace catalpa::ui
