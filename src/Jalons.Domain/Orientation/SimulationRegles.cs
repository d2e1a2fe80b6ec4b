using Jalons.Domain.Habilitations;
using Jalons.Domain.Referentiel;

namespace Jalons.Domain.Orientation;

/// <summary>An organisme that a simulation may fill.</summary>
/// <param name="Nom">Name.</param>
/// <param name="Categorie">Kind.</param>
/// <param name="Epcis">EPCI that it covers; none means all.</param>
/// <param name="Capacite">People it can accompany at once; null when not agreed.</param>
/// <param name="Aujourdhui">People who are oriented to it now.</param>
public sealed record OrganismeSimule(string Nom, CategorieOrganisme Categorie, IReadOnlyList<string> Epcis, int? Capacite, int Aujourdhui);

/// <summary>Where rules lead somebody.</summary>
/// <param name="Type">Parcours.</param>
/// <param name="Categorie">Kind of organisme.</param>
public readonly record struct Voie(TypeParcours Type, CategorieOrganisme Categorie);

/// <summary>People whom new rules send elsewhere.</summary>
/// <param name="Avant">Where the present rules lead them.</param>
/// <param name="Apres">Where the new ones would.</param>
/// <param name="Regle">Name of the rule that would decide.</param>
public readonly record struct Passage(Voie Avant, Voie Apres, string Regle);

/// <summary>People of an organisme under two sets of rules.</summary>
/// <param name="Organisme">The organisme; null for those for whom no organisme of the kind covers the place.</param>
/// <param name="Avant">Under the present rules.</param>
/// <param name="Apres">Under the new ones.</param>
public sealed record AffluxSimule(OrganismeSimule? Organisme, int Avant, int Apres)
{
    /// <summary>People beyond the capacity under the new rules; 0 when there is room, or no capacity is known.</summary>
    public int Depassement => Math.Max(0, Apres - (Organisme?.Capacite ?? int.MaxValue));
}

/// <summary>
/// Tries rules on people, beside the present rules: who would be led elsewhere, and how many people each organisme would receive. Within a kind, people
/// go to the organisme of their place that has the most room left. Nothing is decided.
/// </summary>
public sealed class SimulationRegles
{
    private readonly ReglesOrientation _avant;
    private readonly ReglesOrientation _apres;
    private readonly Repartition _repartitionAvant;
    private readonly Repartition _repartitionApres;
    private readonly Dictionary<Passage, int> _passages = [];
    private readonly Dictionary<string, int> _regles = new(StringComparer.Ordinal);
    private readonly int[] _typesAvant = new int[Enum.GetValues<TypeParcours>().Length];
    private readonly int[] _typesApres = new int[Enum.GetValues<TypeParcours>().Length];

    /// <summary>Begins a simulation.</summary>
    /// <param name="avant">Present rules.</param>
    /// <param name="apres">Rules tried.</param>
    /// <param name="organismes">Organismes open.</param>
    public SimulationRegles(ReglesOrientation avant, ReglesOrientation apres, IReadOnlyList<OrganismeSimule> organismes) =>
        (_avant, _apres, _repartitionAvant, _repartitionApres) = (avant, apres, new(organismes), new(organismes));

    /// <summary>People tried.</summary>
    public int Personnes { get; private set; }

    /// <summary>People led elsewhere.</summary>
    public int Changent => _passages.Values.Sum();

    /// <summary>People by parcours under both sets.</summary>
    public IReadOnlyList<(TypeParcours Type, int Avant, int Apres)> ParType =>
        [.. Enum.GetValues<TypeParcours>().Select(t => (t, _typesAvant[(int)t], _typesApres[(int)t]))];

    /// <summary>People of each organisme under both sets, the fullest first; those whom no organisme of the place can take, last.</summary>
    public IReadOnlyList<AffluxSimule> ParOrganisme =>
    [
        .. _repartitionAvant.Organismes.Select((o, rang) => new AffluxSimule(o, _repartitionAvant.Nombre(rang), _repartitionApres.Nombre(rang)))
            .Where(a => a.Avant + a.Apres + a.Organisme!.Aujourdhui > 0).OrderByDescending(a => a.Depassement).ThenByDescending(a => a.Apres),
        .. _repartitionAvant.SansPlace + _repartitionApres.SansPlace > 0
            ? [new AffluxSimule(null, _repartitionAvant.SansPlace, _repartitionApres.SansPlace)]
            : Array.Empty<AffluxSimule>(),
    ];

    /// <summary>Who would be led elsewhere, the most numerous first.</summary>
    public IReadOnlyList<(Passage Passage, int Nombre)> Passages => [.. _passages.OrderByDescending(p => p.Value).ThenBy(p => p.Key.Regle, StringComparer.Ordinal).Select(p => (p.Key, p.Value))];

    /// <summary>How many people each rule decides for, by its code.</summary>
    public IReadOnlyDictionary<string, int> ParRegle => _regles;

    /// <summary>Tries the rules on somebody.</summary>
    /// <param name="faits">What is known of them.</param>
    /// <param name="epci">EPCI of their place; null when not located.</param>
    public void Essayer(FaitsOrientation faits, string? epci)
    {
        var (avant, apres) = (Preconisation.Etablir(faits, _avant), Preconisation.Etablir(faits, _apres));
        var decisive = apres.Arguments.First(a => a.Decisif).Regle;
        Personnes++;
        _typesAvant[(int)avant.Type]++;
        _typesApres[(int)apres.Type]++;
        _regles[decisive] = _regles.GetValueOrDefault(decisive) + 1;
        _repartitionAvant.Placer(avant.Organisme.Categorie, epci);
        _repartitionApres.Placer(apres.Organisme.Categorie, epci);
        var (deLa, vers) = (new Voie(avant.Type, avant.Organisme.Categorie), new Voie(apres.Type, apres.Organisme.Categorie));
        if (deLa != vers)
        {
            var passage = new Passage(deLa, vers, deLa.Type != vers.Type ? _apres.Toutes.First(r => r.Code == decisive).Nom : apres.Organisme.Regle);
            _passages[passage] = _passages.GetValueOrDefault(passage) + 1;
        }
    }

    /// <summary>Fills organismes one person after the other.</summary>
    private sealed class Repartition(IReadOnlyList<OrganismeSimule> organismes)
    {
        private readonly int[] _nombres = new int[organismes.Count];
        private readonly Dictionary<(CategorieOrganisme, string?), int[]> _possibles = [];

        public IReadOnlyList<OrganismeSimule> Organismes => organismes;

        public int SansPlace { get; private set; }

        public int Nombre(int rang) => _nombres[rang];

        public void Placer(CategorieOrganisme categorie, string? epci)
        {
            if (!_possibles.TryGetValue((categorie, epci), out var rangs))
            {
                rangs = [.. Enumerable.Range(0, organismes.Count).Where(i => organismes[i].Categorie == categorie && Couvre(organismes[i], epci))];
                _possibles.Add((categorie, epci), rangs);
            }

            if (rangs.Length == 0)
            {
                SansPlace++;
                return;
            }

            var choisi = rangs[0];
            foreach (var rang in rangs)
            {
                choisi = Remplissage(rang) < Remplissage(choisi) ? rang : choisi;
            }

            _nombres[choisi]++;
        }

        private static bool Couvre(OrganismeSimule organisme, string? epci) => organisme.Epcis.Count == 0 || (epci is not null && organisme.Epcis.Contains(epci));

        private double Remplissage(int rang) => (_nombres[rang] + 1.0) / Math.Max(1, organismes[rang].Capacite ?? 1_000);
    }
}
