// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/edits/latenotice.h"

#include "core/reachability.h"
#include "ui/widgets/banner.h"

namespace catalpa::ui {

LateNotice::LateNotice(Banner &banner, QObject *parent)
    : QObject(parent)
    , m_banner(banner)
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(Reachability::patience);
    connect(&m_patience, &QTimer::timeout, this, [this] { m_banner.tell(Banner::Tone::Information, m_sentence); });
}

void LateNotice::begin(const QString &sentence)
{
    m_sentence = sentence;
    m_patience.start();
}

void LateNotice::end()
{
    m_patience.stop();
    if (m_banner.text() == m_sentence)
        m_banner.clear();
}

} // namespace catalpa::ui
