// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtWidgets/QMenu>

QT_BEGIN_NAMESPACE
class QSettings;
QT_END_NAMESPACE

namespace catalpa::ui {

class CatalogueController;

//! The catalogues whose addresses this computer keeps, newest first, to be opened; filled when it opens.
class KnownMenu final : public QMenu {
    Q_OBJECT

public:
    //! Both must outlive it.
    KnownMenu(QSettings &settings, CatalogueController &catalogue, QWidget *parent);

private:
    void fill();

    QSettings &m_settings;
    CatalogueController &m_catalogue;
};

} // namespace catalpa::ui
