// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/actions/knownmenu.h"

#include "core/recentconnections.h"
#include "ui/widgets/text/mnemonics.h"
#include "ui/window/cataloguecontroller.h"
#include "wording/celltext.h"

#include <QtCore/QLocale>

#include <utility>

namespace catalpa::ui {

KnownMenu::KnownMenu(const Services &services, QSettings &settings, CatalogueController &catalogue, QWidget *parent)
    : QMenu(tr("Known catalo&gues"), parent)
    , m_services(services)
    , m_settings(settings)
    , m_catalogue(catalogue)
{
    connect(this, &QMenu::aboutToShow, this, &KnownMenu::open);
}

//! What was read last is there at once.
void KnownMenu::open()
{
    fill();
    m_reading = deliver(m_services.listKept(), this, [this](const Result<QList<KeptCatalogue>> &kept) {
        if (!kept || *kept == m_kept)
            return;
        m_kept = *kept;
        if (isVisible()) // Others may hold its entries: see menuCommands().
            fill();
    });
}

void KnownMenu::fill()
{
    clear();
    const QList<RememberedConnection> known = RecentConnections(m_settings).all();
    for (const RememberedConnection &each : known) {
        QAction *action = addAction(literalLabel(shortened(each.name, 80)), &m_catalogue,
                                    [this, name = each.name] { m_catalogue.openRemembered(name); });
        action->setStatusTip(each.address);
    }
    if (!known.isEmpty() && !m_kept.isEmpty())
        addSeparator();
    for (const KeptCatalogue &each : std::as_const(m_kept)) {
        const QString name =
            tr("This computer, until %1").arg(QLocale().toString(each.since.toLocalTime(), QLocale::ShortFormat));
        QAction *action =
            addAction(literalLabel(name), &m_catalogue, [this, each, name] { m_catalogue.open(each.address, name); });
        action->setStatusTip(each.address.display());
    }
    if (known.isEmpty() && m_kept.isEmpty())
        addAction(tr("None yet"))->setEnabled(false);
}

} // namespace catalpa::ui
