using Jalons.Data.Socle;
using Jalons.Domain.Socle;
using Jalons.Flux.Caf;
using Jalons.Flux.Listes;
using Npgsql;
using NpgsqlTypes;

namespace Jalons.Data.Flux.Listes;

/// <summary>What became of a row once examined.</summary>
/// <param name="Rang">Its number in the file.</param>
/// <param name="Etat"><c>nouvelle</c>, <c>connue</c>, <c>a_verifier</c> or <c>refusee</c>.</param>
/// <param name="Personne">Known: who; to be checked: who it may be.</param>
/// <param name="Constat">In words.</param>
internal sealed record ConstatLigne(int Rang, string Etat, long? Personne, string? Constat);

/// <summary>Examines rows of a list of people: read cell by cell, then recognised among the people known by the script of the flows.</summary>
internal static class ExamenListe
{
    private const string Tables =
        """
        create temp table s_liste (
          rang int primary key, personne bigint, choix text, nir text, sexe smallint, identifiant_france_travail text, code_postal text, cle_commune text collate "C",
          code_commune text, public_accompagne text, brut text) on commit drop;
        create temp table s_valeur (rang int, genre text, valeur text, le date) on commit drop;
        """;

    private static readonly string SqlPreparer = Ressources.Sql("preparer") + Tables;
    private static readonly string SqlReconnaitre = Ressources.Sql("reconnaitre") + Ressources.Sql("examiner");

    /// <summary>Examines rows without keeping anything: what the recognition wrote is rolled back.</summary>
    public static async Task<List<ConstatLigne>> EssayerAsync(
        NpgsqlConnection connexion, ListeRecue liste, IReadOnlyList<LigneRecue> lignes, DateTimeOffset maintenant, CancellationToken annulation)
    {
        await using var essai = await connexion.BeginTransactionAsync(annulation);
        var constats = await ExaminerAsync(connexion, liste, lignes, flux: 0, maintenant, annulation);
        constats.AddRange(await LireAsync(connexion, annulation));
        await essai.RollbackAsync(annulation);
        return constats;
    }

    /// <summary>Reads and recognises rows in the transaction under way: leaves <c>s_liste</c>, <c>s_valeur</c> and <c>s_constat</c>.</summary>
    /// <returns>The rows that cannot be taken, and those that somebody settled.</returns>
    public static async Task<List<ConstatLigne>> ExaminerAsync(
        NpgsqlConnection connexion, ListeRecue liste, IReadOnlyList<LigneRecue> lignes, long flux, DateTimeOffset maintenant, CancellationToken annulation)
    {
        await connexion.ExecuterAsync(SqlPreparer, annulation);
        await using (var commande = new NpgsqlCommand("insert into s_flux (departement, flux, cree_le, recu_le, instruction) values (departement_courant(), $1, $2, $3, false)", connexion)
        {
            Parameters =
            {
                new() { Value = flux },
                new() { Value = EnTetesListe.De(NatureListe.Personnes, maintenant).Creation, NpgsqlDbType = NpgsqlDbType.Timestamp },
                new() { Value = maintenant.JourAParis() },
            },
        })
        {
            await commande.ExecuteNonQueryAsync(annulation);
        }

        var constats = await PreparerAsync(connexion, liste, lignes, maintenant.JourAParis(), annulation);
        await connexion.ExecuterAsync(SqlReconnaitre, annulation);
        return constats;
    }

    /// <summary>Keeps what was found of the rows.</summary>
    public static async Task GarderAsync(NpgsqlConnection connexion, long liste, List<ConstatLigne> constats, CancellationToken annulation)
    {
        await connexion.ExecuterAsync("create temp table s_garde (rang int primary key, etat text, personne bigint, constat text) on commit drop", annulation);
        var lignes = new EcrivainCopy("s_garde", "rang, etat, personne, constat");
        foreach (var constat in constats)
        {
            lignes.Ligne();
            lignes.Entier(constat.Rang);
            lignes.Texte(constat.Etat);
            lignes.Long(constat.Personne);
            lignes.Texte(constat.Constat);
        }

        await lignes.EnvoyerAsync(connexion, annulation);
        await connexion.ExecuterAsync("analyze s_garde", annulation);
        await using var commande = new NpgsqlCommand(
            "update liste_ligne l set etat = s.etat, personne = s.personne, constat = s.constat from s_garde s where l.liste = $1 and l.rang = s.rang", connexion)
        {
            Parameters = { new() { Value = liste } },
            CommandTimeout = 0,
        };
        await commande.ExecuteNonQueryAsync(annulation);
    }

    private static async Task<List<ConstatLigne>> PreparerAsync(
        NpgsqlConnection connexion, ListeRecue liste, IReadOnlyList<LigneRecue> lignes, DateOnly aujourdhui, CancellationToken annulation)
    {
        var lecture = new LecturePersonnes(liste.Champs!, aujourdhui);
        var (constats, prises) = (new List<ConstatLigne>(), new List<(LigneRecue Ligne, LignePersonne Lue)>());
        foreach (var ligne in lignes)
        {
            var lue = lecture.Lire(new LigneListe(ligne.Rang, ligne.Cellules));
            if (!lue.EstPrenable)
            {
                constats.Add(new(ligne.Rang, "refusee", null, string.Join(' ', lue.Defauts.Where(d => d.Bloquant).Select(d => d.Message))));
                continue;
            }

            prises.Add((ligne, lue));
            if (ligne.Choix == "meme")
            {
                constats.Add(new(ligne.Rang, "connue", ligne.Personne, "reconnue par un agent"));
            }
        }

        var copie = new CopiePersonnes(liste, await Numeros.ReserverAsync(connexion, 0, prises.Count, annulation));
        prises.ForEach(p => copie.Ajouter(p.Ligne, p.Lue));
        await copie.EnvoyerAsync(connexion, annulation);
        return constats;
    }

    private static async Task<List<ConstatLigne>> LireAsync(NpgsqlConnection connexion, CancellationToken annulation)
    {
        await using var commande = new NpgsqlCommand(
            """
            select c.rang,
              case when not c.nouvelle or c.premiere < c.rang then 'connue' when c.proche is not null and l.choix is distinct from 'autre' then 'a_verifier' else 'nouvelle' end,
              case when not c.nouvelle then c.personne when c.premiere = c.rang then c.proche end,
              case when not c.nouvelle then 'reconnue ' || c.reconnue
                when c.premiere < c.rang then 'la même personne que la ligne ' || c.premiere
                when p.id is not null then 'ressemble à ' || p.nom || ' ' || p.prenom || ', naissance le ' || to_char(p.date_naissance, 'DD/MM/YYYY') || ' : ' || c.raison end
            from (select c.*, min(c.rang) over (partition by c.personne) as premiere from s_constat c) c
            join s_liste l on l.rang = c.rang
            left join personne p on p.id = c.proche
            """,
            connexion) { CommandTimeout = 0 };
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        var lus = new List<ConstatLigne>();
        while (await lecteur.ReadAsync(annulation))
        {
            lus.Add(new(lecteur.GetInt32(0), lecteur.GetString(1), lecteur.Valeur<long>(2), lecteur.Texte(3)));
        }

        return lus;
    }
}

/// <summary>Stages people of a list. Two rows with the same NIR, or the same names and birth date, are one person.</summary>
/// <param name="liste">The list.</param>
/// <param name="numeros">Numbers reserved, one by row.</param>
internal sealed class CopiePersonnes(ListeRecue liste, Numeros numeros)
{
    /// <summary>No household: the number of the row, under zero, is the dossier of nobody; the first row that tells a new person speaks (examiner.sql).</summary>
    private const long HorsFoyer = 1_000_000_000;

    private readonly EcrivainCopy _personnes = new(
        "s_personne",
        """
        dossier, rang, personne, qualite, nom, nom_naissance, prenom, cle_nom, cle_nom_naissance, cle_prenom, date_naissance, precision_naissance, sexe, nir,
        certifiee, identifiant_france_travail
        """);

    private readonly EcrivainCopy _lignes = new(
        "s_liste", "rang, personne, choix, nir, sexe, identifiant_france_travail, code_postal, cle_commune, code_commune, public_accompagne, brut");

    private readonly EcrivainCopy _valeurs = new("s_valeur", "rang, genre, valeur, le");
    private readonly Dictionary<(string Nir, string Nom, string Prenom, DateOnly Naissance), long> _numeros = [];

    /// <summary>Adds a row. Those that somebody settled need no recognition.</summary>
    public void Ajouter(LigneRecue ligne, LignePersonne lue)
    {
        if (ligne.Choix != "meme")
        {
            AjouterPersonne(lue);
        }

        _lignes.Ligne();
        _lignes.Entier(lue.Rang);
        _lignes.Long(ligne.Choix == "meme" ? ligne.Personne : null);
        _lignes.Texte(ligne.Choix);
        _lignes.Texte(lue.Nir?.Treize);
        _lignes.Court(lue.Sexe);
        _lignes.Texte(lue.IdentifiantFranceTravail);
        _lignes.Texte(lue.CodePostal);
        _lignes.Texte(CleCommune(lue.Commune));
        _lignes.Texte(lue.CodeCommune);
        _lignes.Texte(liste.Public?.ToString());
        _lignes.Texte(ImporteurListe.Brut(liste.Titres, new LigneListe(ligne.Rang, ligne.Cellules)));
        AjouterValeur(lue.Rang, "telephone", lue.Telephone);
        AjouterValeur(lue.Rang, "courriel", lue.Courriel);
    }

    /// <summary>Sends what was added.</summary>
    public async Task EnvoyerAsync(NpgsqlConnection connexion, CancellationToken annulation)
    {
        await _personnes.EnvoyerAsync(connexion, annulation);
        await _lignes.EnvoyerAsync(connexion, annulation);
        await _valeurs.EnvoyerAsync(connexion, annulation);
        await connexion.ExecuterAsync("analyze s_personne; analyze s_liste", annulation);
    }

    /// <summary>The name of a commune as the referential writes it: « St » is « Saint ».</summary>
    private static string? CleCommune(string? commune) => commune is null
        ? null
        : string.Join(' ', Cles.Nom(commune).Split(' ').Select(mot => mot switch { "ST" => "SAINT", "STE" => "SAINTE", _ => mot }));

    private void AjouterPersonne(LignePersonne lue)
    {
        var (nom, naissance, prenom) = (Cles.Nom(lue.Nom), Cles.Nom(lue.NomNaissance), Cles.Nom(lue.Prenom));
        var cle = lue.Nir is { } nir ? (nir.Treize, "", "", lue.DateNaissance!.Value) : ("", naissance, prenom, lue.DateNaissance!.Value);
        if (!_numeros.TryGetValue(cle, out var numero))
        {
            _numeros.Add(cle, numero = numeros.Personne());
        }

        _personnes.Ligne();
        _personnes.Long(lue.Rang - HorsFoyer);
        _personnes.Court(1);
        _personnes.Long(numero);
        _personnes.Texte(lue.Sexe switch { 1 => "MR", 2 => "MME", _ => null });
        _personnes.Texte(lue.Nom);
        _personnes.Texte(lue.NomNaissance);
        _personnes.Texte(lue.Prenom);
        _personnes.Texte(nom);
        _personnes.Texte(naissance);
        _personnes.Texte(prenom);
        _personnes.Date(lue.DateNaissance);
        _personnes.Texte("N");
        _personnes.Court(lue.Sexe);
        _personnes.Texte(lue.Nir?.Treize);
        _personnes.Booleen(false);
        _personnes.Texte(lue.IdentifiantFranceTravail);
    }

    private void AjouterValeur(int rang, string genre, string? valeur)
    {
        if (valeur is not null)
        {
            _valeurs.Ligne();
            _valeurs.Entier(rang);
            _valeurs.Texte(genre);
            _valeurs.Texte(valeur);
            _valeurs.Nul();
        }
    }
}
