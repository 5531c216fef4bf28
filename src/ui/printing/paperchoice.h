// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGui/QPageLayout>

QT_BEGIN_NAMESPACE
class QCheckBox;
class QComboBox;
class QSettings;
QT_END_NAMESPACE

namespace catalpa::ui {

//! The sheet that is printed on, as it is chosen in a form and remembered.
class PaperChoice {
public:
    //! Fills the controls with what was chosen last, or with what is usual where the person lives. All must outlive it.
    PaperChoice(QComboBox &sizes, QCheckBox &landscape, QSettings &settings);

    QPageLayout layout() const;
    void remember();

private:
    QComboBox &m_sizes;
    QCheckBox &m_landscape;
    QSettings &m_settings;
};

} // namespace catalpa::ui
