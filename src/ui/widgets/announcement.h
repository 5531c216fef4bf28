// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QString>

QT_BEGIN_NAMESPACE
class QLabel;
class QWidget;
QT_END_NAMESPACE

namespace catalpa::ui::announcement {

//! Has screen readers speak of a part of a window as an alert, which they read when it appears. Call it before anybody
//! has asked for the part.
void makeAlert(QWidget &part);

//! Of a list screen readers know the rows only, and not what lies over them: \a part, a child of its viewport, they
//! find beside the list when holdList() was called for the list's parent. Call both before anybody has asked.
void layOverList(QWidget &part);
void holdList(QWidget &parent);

//! Gives an alert its sentence, and has it read out, also when the part has been there before.
void tell(QWidget &part, const QString &sentence);

//! Shows a sentence in a label, as an alert; without one the label goes.
void complain(QLabel &label, const QString &sentence);

} // namespace catalpa::ui::announcement
