// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QJsonObject>
#include <QtCore/QList>
#include <QtCore/QString>

#include <optional>

namespace catalpa {

//! How a table of the catalogue is looked at: what is searched for, in which order, in which columns. Columns go by
//! their key (CatalogueTableModel::ColumnKeyRole), so that a state may be kept for a catalogue whose columns change.
struct ViewState {
    enum class Place { Authors, Books };

    struct Level {
        QString column;
        Qt::SortOrder order = Qt::AscendingOrder;
        bool nothingFirst = false;

        bool operator==(const Level &) const = default;
    };

    struct Column {
        QString key;
        int width = 0; //!< Pixels; 0 is the width that the table gives it.
        bool isShown = true;

        bool operator==(const Column &) const = default;
    };

    Place place = Place::Authors;
    QString search{};
    QList<Level> levels{}; //!< Empty means the order that the table begins with.
    QString collation{}; //!< Empty means the catalogue's own.
    QList<Column> columns{}; //!< From left to right, hidden ones too; empty means as the table begins.

    QJsonObject toJson() const;
    //! Nothing when \a json is no state, or one of a newer program. What cannot be understood in it is left out.
    static std::optional<ViewState> fromJson(const QJsonObject &json);

    bool operator==(const ViewState &) const = default;
};

//! A state with a name of the librarian's.
struct SavedView {
    static constexpr qsizetype longestName = 80; //!< Characters.

    QString name;
    ViewState state;

    bool operator==(const SavedView &) const = default;
};

//! The views of a catalogue, in the order of the sidebar. Names are unique, blind to case.
struct ViewList {
    QList<SavedView> views{};

    const SavedView *find(const QString &name) const;
    //! Puts a view at the end, or in place of the one of the same name.
    void put(const SavedView &view);
    void remove(const QString &name);
    //! False when there is no such view, or another one is called \a to.
    bool rename(const QString &from, const QString &to);

    QJsonObject toJson() const;
    static ViewList fromJson(const QJsonObject &json);

    bool operator==(const ViewList &) const = default;
};

//! Where the librarian was: what comes back at the next start.
struct ViewSession {
    //! One table: how it stands when no view is chosen, and where its cursor is.
    struct Table {
        ViewState state{};
        qint64 record = 0; //!< Under the cursor; 0 for none.
        int rowsAbove = 0; //!< From the top of the table to the cursor; negative when it has been scrolled away.

        bool operator==(const Table &) const = default;
    };

    Table authors{};
    Table books{.state = {.place = ViewState::Place::Books}};
    QString view{}; //!< The view that is chosen; empty for a place.
    ViewState shown{}; //!< What is in front, which may differ from the view that was chosen.

    QJsonObject toJson() const;
    static ViewSession fromJson(const QJsonObject &json);

    bool operator==(const ViewSession &) const = default;
};

} // namespace catalpa
