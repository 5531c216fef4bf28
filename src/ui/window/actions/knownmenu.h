// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/pending.h"
#include "models/services.h"

#include <QtWidgets/QMenu>

QT_BEGIN_NAMESPACE
class QSettings;
QT_END_NAMESPACE

namespace catalpa::ui {

class CatalogueController;

//! The catalogues whose addresses this computer keeps, newest first, and what was kept of the one on this computer when
//! a copy was restored: to be opened. Filled when it opens.
class KnownMenu final : public QMenu {
    Q_OBJECT

public:
    //! All must outlive it.
    KnownMenu(const Services &services, QSettings &settings, CatalogueController &catalogue, QWidget *parent);

private:
    void open();
    void fill();

    const Services &m_services;
    QSettings &m_settings;
    CatalogueController &m_catalogue;
    QList<KeptCatalogue> m_kept; //!< As they were read last.
    Pending m_reading;
};

} // namespace catalpa::ui
