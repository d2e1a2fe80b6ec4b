using System.Buffers;
using Jalons.Domain.Habilitations;

namespace Jalons.Data.Dossiers.Repertoires;

/// <content>Filters, counts and orders: each filter is one pass over one column.</content>
public sealed partial class Repertoire
{
    private static readonly Critere[] Criteres = Enum.GetValues<Critere>();

    private volatile AxesDuJour? _axes;

    /// <summary>The people who answer, in order, with how many each value would give.</summary>
    public ReponseRepertoire Chercher(DemandeRepertoire demande)
    {
        _verrou.EnterReadLock();
        var echecs = ArrayPool<byte>.Shared.Rent(Math.Max(1, _places));
        try
        {
            Voir(demande.Agent, echecs.AsSpan(0, _places));
            var acceptes = demande.Choix.ToDictionary(c => c.Key, c => AxeDe(c.Key, demande.Jour).Accepter(c.Value));
            foreach (var (critere, accepte) in acceptes)
            {
                Ecarter(echecs, AxeDe(critere, demande.Jour).Champ, accepte);
            }

            foreach (var (seuil, jours) in demande.Seuils)
            {
                var (champ, accepte) = Accepter(seuil, jours, demande.Jour);
                Ecarter(echecs, champ, accepte);
            }

            var total = echecs.AsSpan(0, _places).Count((byte)0);
            return new(total, Ordonner(demande, echecs, total), demande.Compter ? Compter(demande.Jour, echecs, total, acceptes) : new Dictionary<Critere, IReadOnlyList<CompteValeur>>());
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(echecs);
            _verrou.ExitReadLock();
        }
    }

    /// <summary>
    /// Starts the count of what fails with whom the agent may not see (<see cref="Visibilite"/>). A pilote counts everybody, and no person is given to them.
    /// </summary>
    private void Voir(Agent agent, Span<byte> echecs)
    {
        _etat.AsSpan(0, _places).CopyTo(echecs);
        var (orientation, referent) = (_champs[(int)Champ.Orientation], _champs[(int)Champ.Referent]);
        switch (agent.Role)
        {
            case Role.Gestionnaire or Role.Pilote:
                break;
            case Role.ChargeOrientation:
                for (var i = 0; i < echecs.Length; i++)
                {
                    echecs[i] = orientation[i] == CodesChamp.AOrienter || referent[i] == CodesChamp.Personne ? echecs[i] : Vide;
                }

                break;
            case Role.Referent when _referents.Trouver(agent.Id.Valeur) is { } moi:
                for (var i = 0; i < echecs.Length; i++)
                {
                    echecs[i] = referent[i] == moi ? echecs[i] : Vide;
                }

                break;
            default:
                echecs.Fill(Vide);
                break;
        }
    }

    private void Ecarter(byte[] echecs, Champ champ, bool[] accepte)
    {
        var codes = _champs[(int)champ].AsSpan(0, _places);
        for (var i = 0; i < codes.Length; i++)
        {
            echecs[i] += accepte[codes[i]] ? (byte)0 : (byte)1;
        }
    }

    private static (Champ Champ, bool[] Accepte) Accepter(Seuil seuil, int jours, DateOnly jour)
    {
        var (aujourdhui, ecart) = (Jours.Code(jour), Math.Clamp(jours, 0, Jours.Nombre));
        return seuil switch
        {
            Seuil.Attente => (Champ.Attente, Entre(1, aujourdhui - ecart)),
            Seuil.FinContrat => (Champ.Contrat, Entre(aujourdhui, aujourdhui + ecart)),
            Seuil.RendezVous => (Champ.ProchainRendezVous, Entre(aujourdhui, aujourdhui + ecart)),
            Seuil.SansNouvelle => (Champ.Nouvelle, Entre(1, aujourdhui - ecart)),
            _ => throw new ArgumentOutOfRangeException(nameof(seuil)),
        };

        static bool[] Entre(int premier, int dernier)
        {
            var accepte = new bool[Jours.Nombre];
            for (var code = premier; code <= Math.Min(dernier, Jours.Nombre - 1); code++)
            {
                accepte[code] = true;
            }

            return accepte;
        }
    }

    /// <summary>Counts the values: of who answers, and for a criterion in use of who fails that one alone.</summary>
    private Dictionary<Critere, IReadOnlyList<CompteValeur>> Compter(DateOnly jour, byte[] echecs, int total, Dictionary<Critere, bool[]> acceptes)
    {
        var retenues = ArrayPool<int>.Shared.Rent(Math.Max(1, total));
        for (int i = 0, n = 0; n < total; i++)
        {
            retenues[n] = i;
            n += echecs[i] == 0 ? 1 : 0;
        }

        var comptes = new Dictionary<Critere, IReadOnlyList<CompteValeur>>();
        var parCode = ArrayPool<int>.Shared.Rent(Jours.Nombre);
        foreach (var critere in Criteres)
        {
            var axe = AxeDe(critere, jour);
            parCode.AsSpan(0, Jours.Nombre).Clear();
            CompterRetenues(axe, retenues.AsSpan(0, total), parCode);
            if (acceptes.TryGetValue(critere, out var accepte))
            {
                CompterEcartees(axe, echecs, accepte, parCode);
            }

            comptes.Add(critere, axe.Compter(Reunir(axe, parCode)));
        }

        ArrayPool<int>.Shared.Return(parCode);
        ArrayPool<int>.Shared.Return(retenues);
        return comptes;
    }

    private void CompterRetenues(Axe axe, ReadOnlySpan<int> retenues, int[] parCode)
    {
        var codes = _champs[(int)axe.Champ];
        foreach (var place in retenues)
        {
            parCode[codes[place]]++;
        }
    }

    private void CompterEcartees(Axe axe, byte[] echecs, bool[] accepte, int[] parCode)
    {
        var codes = _champs[(int)axe.Champ].AsSpan(0, _places);
        for (var i = 0; i < codes.Length; i++)
        {
            if (echecs[i] == 1 && !accepte[codes[i]])
            {
                parCode[codes[i]]++;
            }
        }
    }

    private static ReadOnlySpan<int> Reunir(Axe axe, ReadOnlySpan<int> parCode)
    {
        if (axe.Bandes is not { } bandes)
        {
            return parCode;
        }

        var parBande = new int[byte.MaxValue + 1];
        for (var code = 0; code < Jours.Nombre; code++)
        {
            parBande[bandes[code]] += parCode[code];
        }

        return parBande;
    }

    private long[] Ordonner(DemandeRepertoire demande, byte[] echecs, int total)
    {
        var passer = Math.Clamp(demande.Passer, 0, total);
        var prendre = demande.Agent.Role == Role.Pilote ? 0 : Math.Min(demande.Prendre, total - passer);
        return prendre == 0 ? [] : demande.Tri == TriListe.Nom ? ParNom(echecs, passer, prendre, demande.Decroissant) : ParJour(demande, echecs, passer, prendre);
    }

    private long[] ParNom(byte[] echecs, int passer, int prendre, bool decroissant)
    {
        var personnes = new long[prendre];
        for (int i = 0, vues = 0; vues < passer + prendre; i++)
        {
            var place = _parNom[decroissant ? _parNom.Length - 1 - i : i];
            if (echecs[place] == 0 && vues++ >= passer)
            {
                personnes[vues - 1 - passer] = _ids[place];
            }
        }

        return personnes;
    }

    /// <summary>Days are few: people are counted by day, and each goes to the place that the days before leave; one day keeps the order of the names.</summary>
    private long[] ParJour(DemandeRepertoire demande, byte[] echecs, int passer, int prendre)
    {
        var (codes, decroissant) = (_champs[(int)ChampDe(demande.Tri)], demande.Decroissant != (demande.Tri == TriListe.Age));
        var suivante = new int[Jours.Nombre];
        for (var i = 0; i < _places; i++)
        {
            suivante[codes[i]] += echecs[i] == 0 ? 1 : 0;
        }

        var avant = 0;
        for (var rang = 1; rang <= Jours.Nombre; rang++)
        {
            var code = rang == Jours.Nombre ? 0 : decroissant ? Jours.Nombre - rang : rang;
            (suivante[code], avant) = (avant, avant + suivante[code]);
        }

        var personnes = new long[prendre];
        foreach (var place in _parNom)
        {
            if (echecs[place] == 0 && suivante[codes[place]]++ - passer is var rang && rang >= 0 && rang < prendre)
            {
                personnes[rang] = _ids[place];
            }
        }

        return personnes;
    }

    private static Champ ChampDe(TriListe tri) => tri switch
    {
        TriListe.Age => Champ.Naissance,
        TriListe.Anciennete => Champ.Demande,
        TriListe.Nouvelle => Champ.Nouvelle,
        _ => throw new ArgumentOutOfRangeException(nameof(tri)),
    };

    private Axe AxeDe(Critere critere, DateOnly jour) => critere switch
    {
        Critere.Territoire => Axes.De(Champ.Territoire, _territoires, 0),
        Critere.Commune => Axes.De(Champ.Commune, _communes, 0),
        Critere.Organisme => Axes.De(Champ.Organisme, _organismes, CodesChamp.Personne),
        Critere.Referent => Axes.De(Champ.Referent, _referents, CodesChamp.Personne),
        _ => LireAxes(jour).Axes[critere],
    };

    /// <summary>Bands of days hold for a day.</summary>
    private AxesDuJour LireAxes(DateOnly jour)
    {
        if (_axes is not { } axes || axes.Jour != jour)
        {
            _axes = axes = new(jour, Criteres.Where(c => Axes.Valeurs(c) is not null).ToDictionary(c => c, c => Axes.Fixe(c, jour)));
        }

        return axes;
    }

    private sealed record AxesDuJour(DateOnly Jour, Dictionary<Critere, Axe> Axes);
}
