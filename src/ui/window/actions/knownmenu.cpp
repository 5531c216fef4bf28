// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/actions/knownmenu.h"

#include "core/recentconnections.h"
#include "ui/widgets/text/mnemonics.h"
#include "ui/window/cataloguecontroller.h"
#include "wording/celltext.h"

namespace catalpa::ui {

KnownMenu::KnownMenu(QSettings &settings, CatalogueController &catalogue, QWidget *parent)
    : QMenu(tr("Known catalo&gues"), parent)
    , m_settings(settings)
    , m_catalogue(catalogue)
{
    connect(this, &QMenu::aboutToShow, this, &KnownMenu::fill);
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
    if (known.isEmpty())
        addAction(tr("None yet"))->setEnabled(false);
}

} // namespace catalpa::ui
